package org.niffler.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.niffler.config.ConfigException;
import org.niffler.config.ConfigFile;
import org.niffler.config.Key;
import org.niffler.config.Problem;
import org.niffler.config.Settings;
import org.niffler.dicom.KeyStoreFile;
import org.niffler.dicom.SecuritySettings;
import org.niffler.dicom.TlsSettings;

/** What the settings say of TLS. */
public final class SecurityKeys {

    public static final Key<Boolean> TLS = Key.bool("Tls")
            .in(ConfigFile.SYSTEM)
            .describedAs(
                    "Whether associations are secured by TLS 1.2 or 1.3, those that we open and those that we accept")
            .defaultsTo("false");
    public static final Key<Path> TLS_KEY_STORE = Key.path("TlsKeyStore")
            .in(ConfigFile.SYSTEM)
            .describedAs("Our private key and certificate, a PKCS12 or JKS file; needed to receive")
            .optional();
    public static final Key<String> TLS_KEY_STORE_PASSWORD =
            secret("TlsKeyStorePassword", "NIFFLER_TLS_KEY_STORE_PASSWORD");
    public static final Key<Path> TLS_TRUST_STORE = Key.path("TlsTrustStore")
            .in(ConfigFile.SYSTEM)
            .describedAs("The certificates that we trust, a PKCS12 or JKS file. Default: those of the Java runtime")
            .optional();
    public static final Key<String> TLS_TRUST_STORE_PASSWORD =
            secret("TlsTrustStorePassword", "NIFFLER_TLS_TRUST_STORE_PASSWORD");
    public static final Key<Boolean> TLS_CLIENT_AUTHENTICATION = Key.bool("TlsClientAuthentication")
            .in(ConfigFile.SYSTEM)
            .describedAs("Whether those who connect to us must show a certificate that we trust")
            .defaultsTo("true");
    public static final Key<Boolean> TLS_HOST_NAMES = Key.bool("TlsHostNames")
            .in(ConfigFile.SYSTEM)
            .describedAs("Where we connect: whether the certificate of the PACS must be for its host name")
            .defaultsTo("true");

    private SecurityKeys() {}

    /** @throws ConfigException if something that is needed is missing */
    public static SecuritySettings in(Settings settings) {
        if (!settings.get(TLS)) {
            return SecuritySettings.NONE;
        }
        return SecuritySettings.NONE.with(new TlsSettings(
                store(settings, TLS_KEY_STORE, TLS_KEY_STORE_PASSWORD),
                store(settings, TLS_TRUST_STORE, TLS_TRUST_STORE_PASSWORD),
                settings.get(TLS_CLIENT_AUTHENTICATION),
                settings.get(TLS_HOST_NAMES),
                TlsSettings.PROTOCOLS));
    }

    private static Optional<KeyStoreFile> store(Settings settings, Key<Path> file, Key<String> password) {
        return settings.find(file)
                .map(path -> new KeyStoreFile(
                        path,
                        settings.find(password)
                                .orElseThrow(() -> new ConfigException(List.of(new Problem(file + ": its password is"
                                        + " missing; put it into the environment variable "
                                        + password.environmentVariable().orElseThrow()
                                        + ", or as " + password + " into system.json"))))));
    }

    /** A key for something secret. */
    public static Key<String> secret(String name, String variable) {
        return Key.text(name)
                .in(ConfigFile.SYSTEM)
                .describedAs("Better kept in the environment variable " + variable)
                .fromEnvironment(variable)
                .secret()
                .optional();
    }
}

package org.niffler.cold.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.niffler.config.ConfigException;
import org.niffler.config.Key;
import org.niffler.config.Problem;
import org.niffler.config.Settings;
import org.niffler.dicom.KeyStoreFile;
import org.niffler.dicom.SecuritySettings;
import org.niffler.dicom.TlsSettings;
import org.niffler.dicom.UserIdentity;

/** What the settings say of TLS and of who we are. */
final class SecurityKeys {

    private SecurityKeys() {}

    /** @throws ConfigException if something that is needed is missing */
    static SecuritySettings in(Settings settings) {
        SecuritySettings security = SecuritySettings.NONE;
        if (settings.get(SystemKeys.TLS)) {
            security = security.with(new TlsSettings(
                    store(settings, SystemKeys.TLS_KEY_STORE, SystemKeys.TLS_KEY_STORE_PASSWORD),
                    store(settings, SystemKeys.TLS_TRUST_STORE, SystemKeys.TLS_TRUST_STORE_PASSWORD),
                    settings.get(SystemKeys.TLS_CLIENT_AUTHENTICATION),
                    settings.get(SystemKeys.TLS_HOST_NAMES),
                    TlsSettings.PROTOCOLS));
        }
        Optional<String> user = settings.find(SystemKeys.DICOM_USER);
        return user.isPresent()
                ? security.with(new UserIdentity(user.get(), settings.find(SystemKeys.DICOM_PASSWORD)))
                : security;
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
}

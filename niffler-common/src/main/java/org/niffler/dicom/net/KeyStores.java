package org.niffler.dicom.net;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.UnrecoverableKeyException;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.niffler.dicom.KeyStoreFile;

/** Opens the files of TLS and says what is wrong with them. */
final class KeyStores {

    private KeyStores() {}

    /** The keys of a store. */
    static KeyManager[] keys(KeyStoreFile file) throws TlsSettingsException {
        KeyStore store = open("key store", file);
        try {
            if (!holdsKey(store)) {
                throw new TlsSettingsException(
                        "The key store " + file + " holds no private key; make one with its certificate: keytool"
                                + " -genkeypair -keystore " + file,
                        null);
            }
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, file.password().toCharArray());
            return factory.getKeyManagers();
        } catch (UnrecoverableKeyException e) {
            throw new TlsSettingsException(
                    "A key in the key store " + file + " has another password than the store; give it the same:"
                            + " keytool -keypasswd -keystore " + file,
                    e);
        } catch (GeneralSecurityException e) {
            throw new TlsSettingsException("The key store " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** The certificates of a store. */
    static TrustManager[] certificates(KeyStoreFile file) throws TlsSettingsException {
        KeyStore store = open("trust store", file);
        try {
            if (aliases(store).isEmpty()) {
                throw new TlsSettingsException(
                        "The trust store " + file + " holds no certificate that Java trusts; import one: keytool"
                                + " -importcert -file CERTIFICATE -keystore " + file,
                        null);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory.getTrustManagers();
        } catch (GeneralSecurityException e) {
            throw new TlsSettingsException("The trust store " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static KeyStore open(String what, KeyStoreFile file) throws TlsSettingsException {
        String which = "The " + what + " " + file;
        if (!Files.isRegularFile(file.path())) {
            throw new TlsSettingsException(which + " does not exist; correct its path", null);
        }
        if (!Files.isReadable(file.path())) {
            throw new TlsSettingsException(
                    which + " may not be read by the user '" + System.getProperty("user.name") + "'; change its mode",
                    null);
        }
        try {
            return KeyStore.getInstance(file.path().toFile(), file.password().toCharArray());
        } catch (IOException e) {
            if (e.getCause() instanceof UnrecoverableKeyException) {
                throw new TlsSettingsException(which + " does not open with the password given for it", e);
            }
            throw new TlsSettingsException(which + " cannot be read: " + e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new TlsSettingsException(
                    which + " is neither in the format PKCS12 nor JKS; of PEM files it is made by: openssl pkcs12"
                            + " -export -inkey KEY -in CERTIFICATE -out STORE.p12",
                    e);
        }
    }

    private static List<String> aliases(KeyStore store) throws KeyStoreException {
        return Collections.list(store.aliases());
    }

    private static boolean holdsKey(KeyStore store) throws KeyStoreException {
        for (String alias : aliases(store)) {
            if (store.isKeyEntry(alias)) {
                return true;
            }
        }
        return false;
    }
}

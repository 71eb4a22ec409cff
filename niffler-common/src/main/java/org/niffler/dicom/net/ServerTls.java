package org.niffler.dicom.net;

import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import org.niffler.dicom.KeyStoreFile;

/** What a server of another protocol shows of itself by TLS: the same key stores, the same words on what is wrong with them. */
public final class ServerTls {

    private ServerTls() {}

    /**
     * For a server that asks its clients for no certificate.
     *
     * @throws TlsSettingsException if the key store cannot be used; the message says why and what to do
     */
    public static SSLContext context(KeyStoreFile keyStore) throws TlsSettingsException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(KeyStores.keys(keyStore), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new TlsSettingsException("The key store " + keyStore + " cannot be used: " + e.getMessage(), e);
        }
    }
}

package org.niffler.dicom;

import java.util.List;
import java.util.Optional;

/**
 * Secure transport connections (PS3.15 B.12), the same for those that we open and those that we accept.
 *
 * @param keyStore our private key with its certificate; needed to accept connections, and to open them if the peer wants
 *     to know who we are
 * @param trustStore the certificates that we trust: the peers' own, or their authorities'; empty means the authorities
 *     that the Java runtime trusts
 * @param clientAuthentication whether those who connect to us must show a certificate that we trust (mutual TLS)
 * @param verifyHostName whether the certificate of a peer that we call must be for the host name by which we call it
 * @param protocols the versions of TLS that we speak, by their Java names
 */
public record TlsSettings(
        Optional<KeyStoreFile> keyStore,
        Optional<KeyStoreFile> trustStore,
        boolean clientAuthentication,
        boolean verifyHostName,
        List<String> protocols) {

    /** What there is that is still safe (RFC 8996 withdrew all others); the better first. */
    public static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

    /** @throws IllegalArgumentException if a protocol is not one of {@link #PROTOCOLS}, or there is none */
    public TlsSettings {
        protocols = List.copyOf(protocols);
        if (protocols.isEmpty()) {
            throw new IllegalArgumentException("TLS without a protocol; allowed are " + String.join(", ", PROTOCOLS));
        }
        for (String protocol : protocols) {
            if (!PROTOCOLS.contains(protocol)) {
                throw new IllegalArgumentException("'" + protocol
                        + "' is no TLS protocol that is still safe; allowed are " + String.join(", ", PROTOCOLS));
            }
        }
    }

    /** Mutual TLS with all protocols, host names verified. */
    public static TlsSettings mutual(KeyStoreFile keyStore, KeyStoreFile trustStore) {
        return new TlsSettings(Optional.of(keyStore), Optional.of(trustStore), true, true, PROTOCOLS);
    }

    /** To open connections without showing who we are, with all protocols, host names verified. */
    public static TlsSettings trusting(KeyStoreFile trustStore) {
        return new TlsSettings(Optional.empty(), Optional.of(trustStore), false, true, PROTOCOLS);
    }

    public TlsSettings withoutHostNames() {
        return new TlsSettings(keyStore, trustStore, clientAuthentication, false, protocols);
    }

    public TlsSettings withProtocols(List<String> only) {
        return new TlsSettings(keyStore, trustStore, clientAuthentication, verifyHostName, only);
    }
}

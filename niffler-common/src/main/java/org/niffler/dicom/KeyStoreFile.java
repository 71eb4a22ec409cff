package org.niffler.dicom;

import java.nio.file.Path;

/**
 * A file with keys or certificates for TLS, in Java's formats PKCS12 or JKS.
 *
 * @param password of the store and of the keys in it; never printed
 */
public record KeyStoreFile(Path path, String password) {

    @Override
    public String toString() {
        return path.toString();
    }
}

package org.niffler.deid;

/** Pseudonyms by HMAC-SHA-256 (RFC 2104). It prints without its key. */
final class KeyedPseudonymizer implements Pseudonymizer {

    private final byte[] key;

    KeyedPseudonymizer(byte[] key) {
        if (key.length < KeyFile.KEY_BYTES) {
            throw new IllegalArgumentException(
                    "A key of " + key.length + " bytes is too short: pseudonyms need " + KeyFile.KEY_BYTES + ".");
        }
        this.key = key.clone();
    }

    /** The domain stands before the identifier, with a byte between them that neither of them has. */
    @Override
    public byte[] hash(Domain domain, String id) {
        return Hashes.hmacSha256(key, Hashes.utf8(domain.name() + '\0' + id.strip()));
    }

    @Override
    public boolean isKeyed() {
        return true;
    }

    @Override
    public String toString() {
        return "HMAC-SHA-256";
    }
}

package org.niffler.deid;

import javax.crypto.Mac;

/** Pseudonyms by HMAC-SHA-256 (RFC 2104). It prints without its key. */
final class KeyedPseudonymizer implements Pseudonymizer {

    /** With the key, never updated: to be looked up and keyed for each pseudonym takes longer than the hash. */
    private final Mac keyed;

    KeyedPseudonymizer(byte[] key) {
        if (key.length < KeyFile.KEY_BYTES) {
            throw new IllegalArgumentException(
                    "A key of " + key.length + " bytes is too short: pseudonyms need " + KeyFile.KEY_BYTES + ".");
        }
        this.keyed = Hashes.hmacSha256(key);
    }

    /** The domain stands before the identifier, with a byte between them that neither of them has. */
    @Override
    public byte[] hash(Domain domain, String id) {
        return Hashes.hash(keyed, Hashes.utf8(domain.name() + '\0' + id.strip()));
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

package org.niffler.deid;

/** The pseudonyms of Niffler's Python version: SHA-224 of the identifier and nothing else. */
final class Sha224Pseudonymizer implements Pseudonymizer {

    @Override
    public byte[] hash(Domain domain, String id) {
        return Hashes.sha224(Hashes.utf8(id.strip()));
    }

    @Override
    public boolean isKeyed() {
        return false;
    }

    @Override
    public String toString() {
        return "SHA-224";
    }
}

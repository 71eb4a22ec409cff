package org.niffler.deid;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Gives pseudonyms: equal identifiers get equal pseudonyms, in every module and run that has the same key, so that what
 * they put out can be joined.
 *
 * <p>Spaces round an identifier do not count (PS3.5 6.2 pads values with them). An empty identifier has a pseudonym too,
 * the same for all that is nameless.
 */
public sealed interface Pseudonymizer permits KeyedPseudonymizer, Sha224Pseudonymizer {

    /** What an identifier identifies; the same text has different keyed pseudonyms as one and as another. */
    enum Domain {
        PATIENT,
        STUDY,
        SERIES,
        INSTANCE,
        FILE,
        UID,
        DATE_SHIFT,
        /** A key of something else; the hash is never put out. */
        KEY
    }

    /** UUIDs as UIDs (PS3.5 B.2). */
    String UUID_ROOT = "2.25.";

    int UUID_LENGTH = 16;

    /** HMAC-SHA-256 with this key: nobody without the key can tell whose pseudonym it is. */
    static Pseudonymizer keyed(byte[] key) {
        return new KeyedPseudonymizer(key);
    }

    /**
     * SHA-224 without a key, as Niffler's Python version had it. Whoever has a list of identifiers finds the pseudonym of
     * each: it hides them from a glance only.
     */
    static Pseudonymizer sha224() {
        return new Sha224Pseudonymizer();
    }

    /** The whole hash of an identifier. */
    byte[] hash(Domain domain, String id);

    /** Whether pseudonyms depend on a secret. */
    boolean isKeyed();

    /** The pseudonym in lower-case hexadecimal: 64 characters if keyed, else 56. Either fits into a PatientID. */
    default String pseudonym(Domain domain, String id) {
        return Hashes.hex(hash(domain, id));
    }

    /** The pseudonym of a PatientID. */
    default String patient(String patientId) {
        return pseudonym(Domain.PATIENT, patientId);
    }

    /** A UID in the place of this one; in all that is de-identified with one key the same. */
    default String uid(String uid) {
        byte[] uuid = Arrays.copyOf(hash(Domain.UID, uid), UUID_LENGTH);
        // RFC 9562 5.8: version 8, for UUIDs made in a way of one's own; variant 10.
        uuid[6] = (byte) (uuid[6] & 0x0F | 0x80);
        uuid[8] = (byte) (uuid[8] & 0x3F | 0x80);
        return UUID_ROOT + new BigInteger(1, uuid);
    }
}

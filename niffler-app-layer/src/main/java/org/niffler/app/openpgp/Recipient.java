package org.niffler.app.openpgp;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPPublicKeyRingCollection;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.operator.PGPKeyEncryptionMethodGenerator;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPBEKeyEncryptionMethodGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyKeyEncryptionMethodGenerator;

/** Who can decrypt a file: who has a private key, or who knows a passphrase. It prints without either. */
public final class Recipient {

    /** How long a passphrase is stretched, as RFC 4880 3.7.1.3 codes it: 65 million bytes, the most there is. */
    private static final int MOST_ITERATIONS = 0xFF;

    private static final int SHORTEST_PASSPHRASE = 12;

    private final PGPKeyEncryptionMethodGenerator method;

    private Recipient(PGPKeyEncryptionMethodGenerator method) {
        this.method = method;
    }

    /**
     * Who has the private key to the public key in this file, armored or binary.
     *
     * @param now keys that have expired by then are not used
     * @throws IOException if there is none that can encrypt; the message says what to do
     */
    public static Recipient publicKey(Path file, Instant now) throws IOException {
        try (InputStream in = PGPUtil.getDecoderStream(new BufferedInputStream(Files.newInputStream(file)))) {
            PGPPublicKeyRingCollection rings = new PGPPublicKeyRingCollection(in, new BcKeyFingerprintCalculator());
            for (Iterator<PGPPublicKeyRing> each = rings.getKeyRings(); each.hasNext(); ) {
                PGPPublicKeyRing ring = each.next();
                for (PGPPublicKey key : ring) {
                    if (canEncrypt(key) && isValid(ring.getPublicKey(), now) && isValid(key, now)) {
                        return new Recipient(new BcPublicKeyKeyEncryptionMethodGenerator(key));
                    }
                }
            }
        } catch (PGPException | RuntimeException e) {
            // Boundary to the library, which reports some malformed keys unchecked.
            throw new IOException(
                    file + " is no OpenPGP public key. Export one: gpg --export --armor NAME > " + file, e);
        }
        throw new IOException(
                file + " has no public key that can encrypt and is neither revoked nor expired. Export one:"
                        + " gpg --export --armor NAME > " + file);
    }

    /** A subkey is worth no more than the primary key it belongs to: both are asked (RFC 4880 5.2.3.6, 5.2.1). */
    private static boolean isValid(PGPPublicKey key, Instant now) {
        Instant end = key.getCreationTime().toInstant().plusSeconds(key.getValidSeconds());
        boolean expires = key.getValidSeconds() > 0;
        return !key.hasRevocation() && !(expires && now.isAfter(end));
    }

    /** A key that says what it is for is not used for anything else (RFC 4880 5.2.3.21). */
    private static boolean canEncrypt(PGPPublicKey key) {
        if (!key.isEncryptionKey()) {
            return false;
        }
        boolean stated = false;
        for (var signatures = key.getSignatures(); signatures.hasNext(); ) {
            var hashed = signatures.next().getHashedSubPackets();
            int flags = hashed == null ? 0 : hashed.getKeyFlags();
            if ((flags & (KeyFlags.ENCRYPT_COMMS | KeyFlags.ENCRYPT_STORAGE)) != 0) {
                return true;
            }
            stated |= flags != 0;
        }
        return !stated;
    }

    /**
     * Who knows this passphrase.
     *
     * @throws IllegalArgumentException if it is too short to keep anything secret
     */
    public static Recipient passphrase(String passphrase) {
        if (passphrase.length() < SHORTEST_PASSPHRASE) {
            throw new IllegalArgumentException("a passphrase of " + passphrase.length()
                    + " characters is too short: it needs " + SHORTEST_PASSPHRASE);
        }
        try {
            return new Recipient(new BcPBEKeyEncryptionMethodGenerator(
                    passphrase.toCharArray(),
                    new BcPGPDigestCalculatorProvider().get(HashAlgorithmTags.SHA256),
                    MOST_ITERATIONS));
        } catch (PGPException e) {
            throw new IllegalStateException("SHA-256 is missing", e);
        }
    }

    PGPKeyEncryptionMethodGenerator method() {
        return method;
    }
}

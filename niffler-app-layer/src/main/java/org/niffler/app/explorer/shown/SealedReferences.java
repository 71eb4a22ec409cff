package org.niffler.app.explorer.shown;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.niffler.app.explorer.http.Refusal;
import org.niffler.deid.Pseudonymizer;

/**
 * Seals with AES-256 in Galaxy/Counter Mode (NIST SP 800-38D): nonce, encrypted parts and tag in base64 for addresses (RFC 4648
 * 5), the kind as what is authenticated besides. The key is the HMAC-SHA-256 of a fixed label under the key of the pseudonyms,
 * as HKDF expands one (RFC 5869 2.3): references outlive a restart, and neither tells of the other's key.
 */
public final class SealedReferences implements References {

    /** Servers take no longer addresses. */
    static final int LONGEST = 6_000;

    private static final String KEY_LABEL = "niffler explorer, references, AES-256-GCM, 1";

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;

    /** Behind each part. */
    private static final String END = "\0";

    /** What nobody opens. */
    private static final String NO_KIND = "";

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    /** @param pseudonymizer if its pseudonyms have no key, references are good for as long as this object lives */
    public SealedReferences(Pseudonymizer pseudonymizer) {
        this.key = new SecretKeySpec(
                pseudonymizer.isKeyed()
                        ? pseudonymizer.hash(Pseudonymizer.Domain.KEY, KEY_LABEL)
                        : randomBytes(KEY_BYTES),
                "AES");
    }

    /**
     * Never twice the same. What is too long for an address, which no UID is, or has a NUL, which no text of DICOM has, gets a
     * reference that leads nowhere: one document of somebody's making must not spoil a whole page.
     *
     * @throws IllegalArgumentException if the kind is empty
     */
    @Override
    public String seal(String kind, List<String> parts) {
        if (kind.isEmpty()) {
            throw new IllegalArgumentException("a reference needs a kind");
        }
        if (parts.stream().anyMatch(part -> part.contains(END))) {
            return sealed(NO_KIND, "");
        }
        String sealed = sealed(kind, parts.stream().map(part -> part + END).collect(Collectors.joining()));
        return sealed.length() <= LONGEST ? sealed : sealed(NO_KIND, "");
    }

    private String sealed(String kind, String text) {
        byte[] nonce = randomBytes(NONCE_BYTES);
        try {
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, nonce, kind).doFinal(utf8(text));
            return encoded(ByteBuffer.allocate(NONCE_BYTES + encrypted.length)
                    .put(nonce)
                    .put(encrypted)
                    .array());
        } catch (GeneralSecurityException e) {
            throw unknownToJava(e);
        }
    }

    @Override
    public List<String> open(String kind, String reference) {
        String text = decoded(reference)
                .flatMap(bytes -> decrypted(kind, bytes))
                .filter(opened -> !kind.isEmpty())
                .orElseThrow(SealedReferences::unknown);
        String[] parts = text.split(END, -1);
        return List.of(parts).subList(0, parts.length - 1);
    }

    /** Empty if it is not exactly as {@link #encoded} writes it: the decoder takes several spellings. */
    private static Optional<byte[]> decoded(String reference) {
        if (reference.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getUrlDecoder().decode(reference))
                    .filter(bytes -> bytes.length >= NONCE_BYTES + TAG_BYTES)
                    .filter(bytes -> encoded(bytes).equals(reference));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private Optional<String> decrypted(String kind, byte[] bytes) {
        byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
        try {
            byte[] text =
                    cipher(Cipher.DECRYPT_MODE, nonce, kind).doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
            return Optional.of(new String(text, StandardCharsets.UTF_8));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw unknownToJava(e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String kind) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
        cipher.updateAAD(utf8(kind));
        return cipher;
    }

    private byte[] randomBytes(int number) {
        byte[] bytes = new byte[number];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Refusal unknown() {
        return new Refusal(
                Refusal.Kind.NOT_FOUND,
                "This address names nothing that this explorer has shown.",
                "Search for the study again; addresses lead nowhere any more once the key of the pseudonyms is another.");
    }

    private static IllegalStateException unknownToJava(GeneralSecurityException e) {
        return new IllegalStateException("This Java cannot do " + ALGORITHM + ", which every Java platform can.", e);
    }
}

package org.niffler.deid;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The hash functions that pseudonyms are made with. */
final class Hashes {

    private static final String HMAC_SHA_256 = "HmacSHA256";
    private static final String SHA_224 = "SHA-224";

    private Hashes() {}

    /** RFC 2104 with SHA-256, keyed. */
    static Mac hmacSha256(byte[] key) {
        try {
            Mac mac = Mac.getInstance(HMAC_SHA_256);
            mac.init(new SecretKeySpec(key, HMAC_SHA_256));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + HMAC_SHA_256 + ", which every Java platform has.", e);
        }
    }

    /** Hashes with a copy of what is keyed, which may be shared by threads if nobody else uses it. */
    static byte[] hash(Mac keyed, byte[] message) {
        try {
            return ((Mac) keyed.clone()).doFinal(message);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("This Java's " + HMAC_SHA_256 + " cannot be copied.", e);
        }
    }

    static byte[] sha224(byte[] message) {
        try {
            return MessageDigest.getInstance(SHA_224).digest(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "This Java has no " + SHA_224 + "; use another Java or keyed pseudonyms.", e);
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}

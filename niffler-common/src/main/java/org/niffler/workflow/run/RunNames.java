package org.niffler.workflow.run;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** What runs and their folders are called. No name tells a place, which may name a patient. */
final class RunNames {

    /** PS3.5 9.1, but for leading zeros, which some devices write. Neither a path nor a line can be made of it. */
    private static final Pattern UID = Pattern.compile("[0-9]+(\\.[0-9]+)*");

    private static final int LONGEST_UID = 64;

    private RunNames() {}

    /** Of a run: the same for the same workflow, unit and number of instances. */
    static String id(String workflow, RunUnit unit) {
        return workflow + "/" + kind(unit) + "/" + unit(unit) + "/" + unit.instances();
    }

    /** Of a unit, as a path component: its UID; if it has none that is one, a hash of what it has, or of its place. */
    static String unit(RunUnit unit) {
        String uid = uid(unit);
        return component(uid, hash(uid.isEmpty() ? unit.place() : uid));
    }

    /** A UID as a path component; if it is none, so many digits of a hash. */
    static String component(String uid, String hash) {
        return isUid(uid) ? uid : "unnamed-" + hash.substring(0, 32);
    }

    /** Of a unit, for a line of the log. */
    static String shown(RunUnit unit) {
        return kind(unit) + " " + (isUid(uid(unit)) ? uid(unit) : "without a valid UID");
    }

    static String kind(RunUnit unit) {
        return unit.kind().text();
    }

    private static boolean isUid(String uid) {
        return uid.length() <= LONGEST_UID && UID.matcher(uid).matches();
    }

    /** Of a unit, whatever it holds. */
    static String uid(RunUnit unit) {
        return unit.kind().uid(unit.studyInstanceUid(), unit.seriesInstanceUid(), unit.sopInstanceUid());
    }

    /** SHA-256, in hexadecimal digits. */
    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

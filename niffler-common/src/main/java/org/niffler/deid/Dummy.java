package org.niffler.deid;

/** Values that say nothing (PS3.15 E.1.1, action D), in the form that each value representation has (PS3.5 6.2). */
final class Dummy {

    static final String TEXT = "ANONYMIZED";

    private Dummy() {}

    /** The value; an empty text for value representations that have no text. */
    static String of(String vr) {
        return switch (vr) {
            case "AE", "CS", "LO", "LT", "PN", "SH", "ST", "UC", "UT" -> TEXT;
            case "UR" -> "http://anonymized.invalid/"; // RFC 2606: a name that nobody ever has
            case "AS" -> "000Y";
            case "DA" -> "19000101";
            case "DT" -> "19000101000000";
            case "TM" -> "000000";
            case "DS", "IS", "US", "SS", "UL", "SL", "FL", "FD" -> "0";
            default -> "";
        };
    }
}

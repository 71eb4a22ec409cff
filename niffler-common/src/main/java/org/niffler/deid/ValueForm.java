package org.niffler.deid;

import java.util.Set;
import java.util.regex.Pattern;

/** What values of a value representation look like (PS3.5 6.2), so that text in the place of a number is not kept. */
final class ValueForm {

    /** Numbers as bytes: there is no text in them. */
    private static final Set<String> BINARY_NUMBERS = Set.of("US", "SS", "UL", "SL", "FL", "FD", "AT");

    private static final Set<String> TEXT = Set.of(
            "AE", "AS", "CS", "DA", "DS", "DT", "IS", "LO", "LT", "PN", "SH", "ST", "TM", "UC", "UI", "UR", "UT");

    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,12}");
    private static final Pattern DECIMAL =
            Pattern.compile("(?=.{1,16}$)[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?");
    private static final Pattern TIME = Pattern.compile("[0-9]{2}(?::?[0-9]{2}(?::?[0-9]{2}(?:\\.[0-9]{1,6})?)?)?");
    private static final Pattern UID = Pattern.compile("(?=.{1,64}$)[0-9]+(?:\\.[0-9]+)+");

    /**
     * UIDs that DICOM registers (PS3.6 Annex A): SOP classes, transfer syntaxes, well-known instances. Short numbers only:
     * an instance's UID under this root would be long.
     */
    private static final Pattern REGISTERED = Pattern.compile("1\\.2\\.840\\.10008(?:\\.[0-9]{1,4}){1,8}");

    private ValueForm() {}

    static boolean isBinaryNumber(String vr) {
        return BINARY_NUMBERS.contains(vr);
    }

    /** Whether values stand there as characters, numbers and dates among them. */
    static boolean isText(String vr) {
        return TEXT.contains(vr);
    }

    /** Whether it is a number in the form of IS or DS. */
    static boolean isNumber(String vr, String value) {
        return (vr.equals("IS") ? INTEGER : DECIMAL).matcher(value.strip()).matches();
    }

    static boolean isTime(String value) {
        return TIME.matcher(value.strip()).matches();
    }

    static boolean isUid(String value) {
        return UID.matcher(value.strip()).matches();
    }

    static boolean isRegisteredUid(String value) {
        return REGISTERED.matcher(value.strip()).matches();
    }
}

package org.niffler.metadata;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.niffler.dicom.BytesText;

/**
 * A value as dcmdump prints it, to be compared with a document's.
 *
 * @param isPrivate whether DCMTK may know a representation from its private dictionary; we have none
 * @param values none if the element is empty
 */
record PrintedValue(String vr, boolean isPrivate, List<String> values) {

    private static final Set<String> TEXTS = Set.of("LT", "ST", "UT", "UR");
    private static final Set<String> BYTES = Set.of("OB", "OW", "OF", "OD", "OL", "UN");
    private static final Set<String> NUMBERS = Set.of("US", "SS", "UL", "SL", "FL", "FD", "AT");
    private static final String CUT = " [cut: ";

    static PrintedValue of(Dcmdump.Printed printed) {
        String text = printed.value();
        if (text.equals("(no value available)") || printed.vr().equals("SQ")) {
            return new PrintedValue(printed.vr(), printed.tag().isPrivate(), List.of());
        }
        String within = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        return new PrintedValue(
                printed.vr(),
                printed.tag().isPrivate(),
                isPadding(within) || TEXTS.contains(printed.vr())
                        ? List.of(within)
                        : Arrays.asList(within.split("\\\\", -1)));
    }

    boolean isSameAs(Object ours) {
        if (values.isEmpty() || values.size() == 1 && isPadding(values.get(0))) {
            return ours.equals("NaN");
        }
        if (BYTES.contains(vr)) {
            return ours instanceof String text && areBytes(text) || areBytesOf(ours);
        }
        List<?> list = ours instanceof List<?> several ? several : List.of(ours);
        return areEach(list) || isPrivate && NUMBERS.contains(vr) && ours instanceof String text && areNumbersIn(text);
    }

    /** Blanks, or zero bytes. */
    private static boolean isPadding(String value) {
        return value.trim().isEmpty();
    }

    private boolean areEach(List<?> ours) {
        boolean same = ours.size() == values.size();
        for (int i = 0; same && i < ours.size(); i++) {
            same = isSame(ours.get(i), values.get(i));
        }
        return same;
    }

    private boolean isSame(Object ours, String printed) {
        if (isPadding(printed)) {
            return ours.equals(vr.equals("DS") ? "NaN" : "");
        }
        try {
            return switch (vr) {
                case "DS" ->
                    ours.equals(Double.valueOf(printed.strip()))
                            || isPrivate && printed.strip().equals(ours);
                case "FD" -> isSame(Double.parseDouble(printed), Double.parseDouble((String) ours));
                case "FL" -> Float.parseFloat(printed) == Float.parseFloat((String) ours);
                case "AT" -> printed.toUpperCase(Locale.ROOT).equals(ours);
                default -> trimmed(printed).equals(ours);
            };
        } catch (NumberFormatException e) {
            return printed.strip().equals(ours);
        }
    }

    /** DCMTK's way of printing doubles is wrong by their last bit now and then. */
    private static boolean isSame(double printed, double ours) {
        return Math.abs(printed - ours) <= Math.ulp(ours);
    }

    /** Blanks in front belong to a text of paragraphs (PS3.5 6.2). */
    private String trimmed(String text) {
        return TEXTS.contains(vr) ? text.stripTrailing() : text.strip();
    }

    private boolean areBytes(String ours) {
        int cut = ours.indexOf(CUT);
        String all = hexadecimal();
        return cut < 0
                ? ours.equals(all)
                : all.startsWith(ours.substring(0, cut)) && ours.endsWith(CUT + all.length() / 2 + " bytes]");
    }

    /** In the order of the bytes; words of OW are printed as numbers. */
    private String hexadecimal() {
        StringBuilder hex = new StringBuilder();
        for (String value : values) {
            String digits = value.strip().toUpperCase(Locale.ROOT);
            hex.append(vr.equals("OW") ? digits.substring(2) + digits.substring(0, 2) : digits);
        }
        return hex.toString();
    }

    /** What has an unknown representation may be text. */
    private boolean areBytesOf(Object ours) {
        byte[] bytes = HexFormat.of().parseHex(hexadecimal());
        return BytesText.text(bytes)
                .map(texts -> texts.size() == 1 ? texts.get(0) : texts)
                .filter(ours::equals)
                .isPresent();
    }

    /** Of private numbers, which DCMTK knows and we do not, we have the bytes. */
    private boolean areNumbersIn(String ours) {
        int cut = ours.indexOf(CUT);
        String digits = cut < 0 ? ours : ours.substring(0, cut);
        if (!digits.matches("([0-9A-F]{2})+")) {
            return false;
        }
        ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(digits)).order(ByteOrder.LITTLE_ENDIAN);
        boolean same = true;
        for (int i = 0; same && i < values.size() && bytes.remaining() > 1; i++) {
            same = isNextOf(bytes, values.get(i));
        }
        return same && !bytes.hasRemaining();
    }

    private boolean isNextOf(ByteBuffer bytes, String printed) {
        return switch (vr) {
            case "US" -> (bytes.getShort() & 0xFFFF) == Integer.parseInt(printed);
            case "SS" -> bytes.getShort() == Integer.parseInt(printed);
            case "UL" -> (bytes.getInt() & 0xFFFFFFFFL) == Long.parseLong(printed);
            case "SL" -> bytes.getInt() == Integer.parseInt(printed);
            case "FL" -> bytes.getFloat() == Float.parseFloat(printed);
            case "FD" -> isSame(Double.parseDouble(printed), bytes.getDouble());
            default -> false;
        };
    }
}

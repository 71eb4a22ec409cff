package org.niffler.dicom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The value of an element that is no sequence, as a document has it: numbers for DS, text for all others, a list of several
 * values. Padding is not part of it (PS3.5 6.2). Documents are made of these values and filters look at them, so that a
 * filter means the same on a header and on its document.
 */
public final class ElementValue {

    /** Of an element without a value: what the original writes, and scripts ask for. */
    public static final String EMPTY = "NaN";

    static final int LONGEST_TEXT = 32_768;
    static final int MOST_VALUES = 4_096;

    /** Bytes and not text: PS3.5 6.2, "Other". */
    private static final Set<String> BYTES = Set.of("OB", "OD", "OF", "OL", "OV", "OW");

    private static final String UNREADABLE = "[unreadable]";

    private ElementValue() {}

    public static boolean isBytes(DataElement element) {
        return BYTES.contains(element.vr());
    }

    /** A {@code String}, a {@code Double}, or a {@code List} of such. */
    public static Object of(DataElement element) {
        try {
            return read(element);
        } catch (RuntimeException e) {
            // Boundary to the toolkit, which reports some errors unchecked; its messages may quote the value. One bad
            // value must not cost the document.
            return UNREADABLE;
        }
    }

    /** The same, all as text; nothing for what is no value. */
    public static List<String> texts(DataElement element) {
        Object value = of(element);
        List<?> values = value instanceof List<?> several ? several : List.of(value);
        return values.stream()
                .map(each -> each instanceof Double number ? DecimalString.text(number) : (String) each)
                .map(text -> text.equals(EMPTY) ? "" : text)
                .toList();
    }

    private static Object read(DataElement element) {
        return switch (element.vr()) {
            case "OB", "OD", "OF", "OL", "OV", "OW" -> bytes(element);
            case "UN" ->
                element.bytes()
                        .flatMap(BytesText::text)
                        .map(texts -> values(texts, ElementValue::text))
                        .orElseGet(() -> bytes(element));
            case "DS" -> texts(element, DecimalString::value);
            case "AT" -> texts(element, ElementValue::tag);
            case "FL", "FD" -> floatingPoint(element);
            default -> texts(element, ElementValue::text);
        };
    }

    private static Object bytes(DataElement element) {
        byte[] bytes = element.bytes().orElse(new byte[0]);
        return bytes.length == 0 ? EMPTY : BytesText.hexadecimal(bytes);
    }

    private static Object floatingPoint(DataElement element) {
        List<String> numbers =
                Arrays.stream(element.floatingPoint()).mapToObj(FloatText::of).toList();
        return numbers.isEmpty() ? bytes(element) : values(numbers, number -> number);
    }

    /** Three bytes are no number of two: where there is no value, there may still be bytes. */
    private static Object texts(DataElement element, Function<String, Object> value) {
        List<String> texts = element.texts();
        return texts.isEmpty() ? bytes(element) : values(texts, value);
    }

    private static Object values(List<String> texts, Function<String, Object> value) {
        if (texts.size() == 1) {
            return texts.get(0).isBlank() ? EMPTY : value.apply(texts.get(0));
        }
        List<Object> values = new ArrayList<>();
        for (String text : texts.subList(0, Math.min(texts.size(), MOST_VALUES))) {
            values.add(value.apply(text));
        }
        if (texts.size() > MOST_VALUES) {
            values.add("[cut: " + texts.size() + " values]");
        }
        return List.copyOf(values);
    }

    private static String text(String text) {
        if (text.length() <= LONGEST_TEXT) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1)) ? LONGEST_TEXT - 1 : LONGEST_TEXT;
        return text.substring(0, end) + " [cut: " + text.length() + " characters]";
    }

    /** Eight hexadecimal digits as the standard writes tags. */
    private static String tag(String digits) {
        return digits.length() == 8 ? "(" + digits.substring(0, 4) + "," + digits.substring(4) + ")" : digits;
    }
}

package org.niffler.app.deidentify;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;

/** Which parts of the pictures of one kind of device have text. A star in a name stands for anything. */
record BlankingRule(
        Pattern modality, Pattern manufacturer, Pattern model, int rows, int columns, List<Region> regions) {

    private static final DicomTag MANUFACTURER = new DicomTag(0x00080070);
    private static final DicomTag MODEL = new DicomTag(0x00081090);
    private static final DicomTag ROWS = new DicomTag(0x00280010);
    private static final DicomTag COLUMNS = new DicomTag(0x00280011);
    private static final int FIELDS = 5;
    private static final int ANY = -1;
    private static final Pattern SIZE = Pattern.compile("(\\d{1,5})\\s*[xX]\\s*(\\d{1,5})");

    BlankingRule {
        regions = List.copyOf(regions);
    }

    /** @throws IllegalArgumentException if it is no rule; the message says what is wrong */
    static BlankingRule parse(String line) {
        String[] fields = line.split("\\|", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("it has " + fields.length + " fields where " + FIELDS
                    + " belong: modality | manufacturer | model | rows x columns | regions");
        }
        int rows = ANY;
        int columns = ANY;
        String size = fields[3].strip();
        if (!size.equals("*")) {
            Matcher numbers = SIZE.matcher(size);
            if (!numbers.matches()) {
                throw new IllegalArgumentException("'" + size + "' is no size; expected rows x columns, or *");
            }
            rows = Integer.parseInt(numbers.group(1));
            columns = Integer.parseInt(numbers.group(2));
        }
        return new BlankingRule(glob(fields[0]), glob(fields[1]), glob(fields[2]), rows, columns, regions(fields[4]));
    }

    /** Several regions have semicolons between them. */
    static List<Region> regions(String text) {
        return Arrays.stream(text.split(";", -1)).map(Region::parse).toList();
    }

    private static Pattern glob(String text) {
        String[] parts = text.strip().split("\\*", -1);
        String expression =
                String.join(".*", Arrays.stream(parts).map(Pattern::quote).toList());
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    boolean matches(DataSet image) {
        return matches(modality, image, DicomTag.MODALITY)
                && matches(manufacturer, image, MANUFACTURER)
                && matches(model, image, MODEL)
                && matches(rows, image, ROWS)
                && matches(columns, image, COLUMNS);
    }

    private static boolean matches(Pattern pattern, DataSet image, DicomTag tag) {
        return pattern.matcher(image.text(tag).orElse("").strip()).matches();
    }

    private static boolean matches(int size, DataSet image, DicomTag tag) {
        return size == ANY || image.integer(tag).orElse(ANY) == size;
    }
}

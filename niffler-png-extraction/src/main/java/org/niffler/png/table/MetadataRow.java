package org.niffler.png.table;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A row of metadata.csv. It prints its columns, never its values: they may identify a patient.
 *
 * @param file what the column {@code file} says: the picture's place, or the DICOM file's where identity is kept
 * @param hasPixArray whether the object has an image
 * @param headers column to value, in the data set's order
 */
public record MetadataRow(String file, boolean hasPixArray, Map<String, String> headers) {

    public MetadataRow {
        file = PlainText.of(file);
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    static MetadataRow ofHeaders(Map<String, String> headers) {
        return new MetadataRow("", false, headers);
    }

    /** The row of these headers with its first columns. */
    public MetadataRow describing(String newFile, boolean newHasPixArray) {
        return new MetadataRow(newFile, newHasPixArray, headers);
    }

    /** The column {@code category}: "uncategorized" for images, to be edited before they are used, else "no image". */
    public String category() {
        return hasPixArray ? "uncategorized" : "no image";
    }

    /** The number of header columns, to be compared with {@link HeaderSelection#mostColumns()}. */
    public int size() {
        return headers.size();
    }

    @Override
    public String toString() {
        return headers.keySet().stream().collect(Collectors.joining(", ", "MetadataRow[", "]"));
    }
}

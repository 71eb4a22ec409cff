package org.niffler.png.table;

/**
 * A picture that was written.
 *
 * @param frame of the DICOM object, counted from 1
 * @param path relative to the output folder, with {@code /}
 * @param note what its user must know, for example how signed values were stored; may be empty
 */
public record PngFile(int frame, String path, String note) {

    public PngFile {
        path = PlainText.of(path);
        note = PlainText.of(note);
    }
}

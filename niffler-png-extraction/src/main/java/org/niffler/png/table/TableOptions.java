package org.niffler.png.table;

/**
 * How the tables are written.
 *
 * @param commonHeadersOnly whether metadata.csv leaves out columns that lack a value in a tenth of all rows or more
 * @param chunks above 1, metadata and mapping are written in so many parts besides (SplitIntoChunks): the same columns,
 *     and the same files in the parts of one number; never more parts than files
 * @param sourceFolder what stands before a source file's path, DICOMHome for example; may be empty
 * @param pngFolder what stands before a picture's path in mapping.csv, the output folder for example; may be empty
 * @param identifying whether metadata.csv, too, says who the patients are, and is closed to other users
 */
public record TableOptions(
        boolean commonHeadersOnly, int chunks, String sourceFolder, String pngFolder, boolean identifying) {

    public TableOptions {
        if (chunks < 1) {
            throw new IllegalArgumentException("SplitIntoChunks is at least 1, not " + chunks + ".");
        }
    }

    String source(String relative) {
        return under(sourceFolder, relative);
    }

    String png(String relative) {
        return under(pngFolder, relative);
    }

    private static String under(String folder, String relative) {
        return folder.isEmpty() || folder.endsWith("/") ? folder + relative : folder + "/" + relative;
    }
}

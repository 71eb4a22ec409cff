package org.niffler.filter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Filters that are kept in a file, {@code .cohort} by its usual name: UTF-8, of several lines, with comments. */
public final class FilterFile {

    static final int MOST_BYTES = 1024 * 1024;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private FilterFile() {}

    /** @throws FilterException if the file or the filter cannot be read; the message begins with the file's name */
    public static Filter read(Path file) throws FilterException {
        String text = text(file);
        try {
            return Filter.parse(text);
        } catch (FilterException e) {
            throw e.in(file.toString());
        }
    }

    /**
     * What the file holds, be it a filter or a query of MongoDB's.
     *
     * @throws FilterException if the file cannot be read; the message begins with its name
     */
    public static String text(Path file) throws FilterException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw FilterException.whole(file + ": larger than 1 MB, which no filter is. Name another file.");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw FilterException.whole(file + ": not UTF-8 text. Save it as UTF-8.");
        } catch (NoSuchFileException e) {
            throw FilterException.whole(file + ": no such file (looked for " + file.toAbsolutePath() + ").");
        } catch (AccessDeniedException e) {
            throw FilterException.whole(file + ": may not be read by this user. Change its permissions.");
        } catch (IOException e) {
            throw FilterException.whole(file
                    + (Files.isDirectory(file) ? ": a folder, not a file." : ": cannot be read: " + e.getMessage()));
        }
    }
}

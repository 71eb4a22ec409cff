package org.niffler.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;

/** Opens a file as text, or says what it is instead; passes over a UTF-8 byte order mark. */
final class CsvFile {

    private static final int PROBE = 4096;

    private static final String SAVE_AS_CSV = " Open it there and save it as \"CSV UTF-8\".";

    private CsvFile() {}

    static InputStream openText(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new CsvException("The CSV file " + file + " is a folder. Name a file in it.");
        }
        PushbackInputStream in = new PushbackInputStream(open(file), PROBE);
        try {
            byte[] start = in.readNBytes(PROBE);
            refuseWhatIsNoText(file, start);
            int mark = startsWith(start, "EFBBBF") ? 3 : 0;
            in.unread(start, mark, start.length - mark);
            return in;
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    static CsvException empty(Path file) {
        return new CsvException("The CSV file " + file + " is empty. Its first line must name the columns.");
    }

    private static InputStream open(Path file) throws CsvException {
        try {
            return Files.newInputStream(file);
        } catch (NoSuchFileException e) {
            throw new CsvException("The CSV file " + file + " does not exist. Check the path.", e);
        } catch (AccessDeniedException e) {
            throw new CsvException(
                    "The CSV file " + file + " may not be read by this user. Change its permissions.", e);
        } catch (IOException e) {
            throw new CsvException("Cannot open the CSV file " + file + ": " + e.getMessage() + ".", e);
        }
    }

    private static void refuseWhatIsNoText(Path file, byte[] start) throws CsvException {
        if (startsWith(start, "504B0304")) {
            throw new CsvException(
                    "The CSV file " + file + " is an Excel workbook (or another zip file)." + SAVE_AS_CSV);
        }
        if (startsWith(start, "D0CF11E0")) {
            throw new CsvException("The CSV file " + file + " is a workbook of an old Excel." + SAVE_AS_CSV);
        }
        if (startsWith(start, "FFFE") || startsWith(start, "FEFF")) {
            throw new CsvException("The CSV file " + file
                    + " is in UTF-16. Convert it: iconv -f UTF-16 -t UTF-8, or save it as \"CSV UTF-8\".");
        }
        if (IntStream.range(0, start.length).anyMatch(i -> start[i] == 0)) {
            throw new CsvException("The CSV file " + file + " is not text (it holds NUL bytes). Name a CSV file.");
        }
    }

    private static boolean startsWith(byte[] bytes, String hex) {
        byte[] magic = HexFormat.of().parseHex(hex);
        return bytes.length >= magic.length && Arrays.equals(magic, 0, magic.length, bytes, 0, magic.length);
    }
}

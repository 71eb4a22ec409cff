package org.niffler.png.table;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.niffler.dicom.DicomTag;

/**
 * Reads featureset.txt, the headers that SpecificHeadersOnly takes: a line each, as a DICOM keyword or as
 * {@code 0xGGGGEEEE}. Blank lines are passed over, and what follows a {@code #} is a comment.
 */
public final class FeatureSetFile {

    private FeatureSetFile() {}

    /**
     * The attributes that the file names, in its order.
     *
     * @throws FeatureSetException with all lines that name no attribute, or if no line does or the file is no text
     * @throws IOException if it cannot be read
     */
    public static Set<DicomTag> read(Path file) throws IOException {
        Set<DicomTag> tags = new LinkedHashSet<>();
        List<String> problems = new ArrayList<>();
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            String name = withoutComment(lines.get(i));
            if (!name.isEmpty()) {
                int number = i + 1;
                ColumnName.tag(name).ifPresentOrElse(tags::add, () -> problems.add(unknown(file, number, name)));
            }
        }
        if (tags.isEmpty() && problems.isEmpty()) {
            problems.add(file + " names no header. Write a DICOM keyword a line, for example PatientID, or set "
                    + "SpecificHeadersOnly to false.");
        }
        if (!problems.isEmpty()) {
            throw new FeatureSetException(problems);
        }
        return tags;
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new FeatureSetException(List.of(file + " is not UTF-8 text. Save it as plain text."));
        } catch (NoSuchFileException e) {
            throw new FeatureSetException(
                    List.of(file + " does not exist. Make it, with a DICOM keyword a line, or set "
                            + "SpecificHeadersOnly to false."));
        }
    }

    private static String withoutComment(String line) {
        String text = line.startsWith("\uFEFF") ? line.substring(1) : line;
        int comment = text.indexOf('#');
        return (comment < 0 ? text : text.substring(0, comment)).strip();
    }

    private static String unknown(Path file, int line, String name) {
        return file + ", line " + line + ": \"" + name + "\" is no DICOM keyword of PS3.6. Correct it, or name the"
                + " attribute by its tag, as 0x00100020.";
    }
}

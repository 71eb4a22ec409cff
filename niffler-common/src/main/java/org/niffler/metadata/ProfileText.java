package org.niffler.metadata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a profile file's lines. A line has an attribute: a keyword of PS3.6, a tag {@code 0xGGGGEEEE}, or a private
 * attribute with its creator, {@code 0xGGGGEEEE,CREATOR}, of which the low byte of EEEE is the element number within the
 * creator's block, wherever the block is (PS3.5 7.8.1). Documents have it under that name, tags in upper case; a dot of a
 * creator, which MongoDB cannot have in a name, becomes {@code _}.
 *
 * <p>Blank lines are passed over. A {@code #} begins a comment; in a line with a creator only at the line's start or behind
 * a blank, since a creator may have one itself. A comment {@code # deid: basic} above the first attribute asks for
 * de-identification; whatever else looks as if it asked for that makes the profile unusable, as it would write identity.
 */
public final class ProfileText {

    private static final Pattern CREATOR = Pattern.compile("0[xX][0-9A-Fa-f]{8}\\s*,[^#\\s]*.*");
    private static final Pattern COMMENT_BEHIND_BLANK = Pattern.compile("\\s#");
    private static final int WHOLE_FILE = 0;

    private final Map<String, ProfileAttribute> attributes = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private boolean inHead = true;
    private boolean deidentified;
    private boolean usable = true;

    private ProfileText() {}

    /**
     * What a file says.
     *
     * @param profile with the attributes of all lines that name one; empty if the profile must not be used
     * @param problems in the order of their lines
     */
    public record Parsed(Optional<MetadataProfile> profile, List<Problem> problems) {

        public Parsed {
            problems = List.copyOf(problems);
        }
    }

    /**
     * @param line counted from 1; 0 if it is the whole file's
     * @param message what is wrong and what to do
     */
    public record Problem(int line, String message) {}

    /**
     * Reads a file's lines.
     *
     * @param fileName without its folder; less {@code .txt} it is the collection's name
     */
    public static Parsed parse(String fileName, List<String> lines) {
        ProfileText text = new ProfileText();
        for (int i = 0; i < lines.size(); i++) {
            String line =
                    i == 0 && lines.get(i).startsWith("\uFEFF") ? lines.get(i).substring(1) : lines.get(i);
            text.read(i + 1, line.strip());
        }
        return text.parsed(CollectionName.of(fileName));
    }

    private void read(int number, String line) {
        int comment = comment(line);
        String attribute = (comment < 0 ? line : line.substring(0, comment)).strip();
        if (!attribute.isEmpty()) {
            inHead = false;
            readAttribute(number, attribute);
        }
        if (comment >= 0) {
            readComment(number, line.substring(comment).strip());
        }
    }

    private static int comment(String line) {
        if (line.startsWith("#") || !CREATOR.matcher(line).matches()) {
            return line.indexOf('#');
        }
        Matcher behindBlank = COMMENT_BEHIND_BLANK.matcher(line);
        return behindBlank.find() ? behindBlank.end() - 1 : -1;
    }

    private void readAttribute(int number, String text) {
        if (DeidMark.of(text) != DeidMark.NONE) {
            refuse(
                    number,
                    "\"" + text + "\" is no attribute. To have the profile de-identified, write \"# deid: basic\""
                            + " above the first attribute.");
            return;
        }
        try {
            ProfileAttribute attribute = AttributeText.parse(text);
            ProfileAttribute before = attributes.putIfAbsent(attribute.name(), attribute);
            if (before != null && !before.equals(attribute)) {
                problems.add(new Problem(
                        number,
                        "\"" + text + "\" would have the name " + attribute.name()
                                + " in documents, which another attribute has already. Name it by its tag alone."));
            }
        } catch (IllegalArgumentException e) {
            problems.add(new Problem(number, e.getMessage()));
        }
    }

    private void readComment(int number, String comment) {
        DeidMark mark = DeidMark.of(comment.replaceFirst("^#+", ""));
        if (mark == DeidMark.WRONG) {
            refuse(
                    number,
                    "\"" + comment
                            + "\" asks for a de-identification that is not known. Write \"# deid: basic\", or take"
                            + " the line out.");
        } else if (mark == DeidMark.BASIC && !inHead) {
            refuse(number, "\"" + comment + "\" must stand above the first attribute. Move it there.");
        } else if (mark == DeidMark.BASIC) {
            deidentified = true;
        }
    }

    private void refuse(int line, String message) {
        usable = false;
        problems.add(new Problem(line, message + " Until then the profile is not used."));
    }

    private Parsed parsed(String name) {
        CollectionName.fault(name)
                .ifPresent(fault -> refuse(
                        WHOLE_FILE,
                        "The file's name " + fault
                                + ", and MongoDB has no collections of such names. Rename the file."));
        if (attributes.isEmpty()) {
            refuse(WHOLE_FILE, "The file names no attribute. Write a DICOM keyword a line, for example StudyDate.");
        }
        return new Parsed(
                usable
                        ? Optional.of(new MetadataProfile(name, List.copyOf(attributes.values()), deidentified))
                        : Optional.empty(),
                problems);
    }
}

package org.niffler.metadata;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.niffler.dicom.DicomTag;
import org.niffler.testkit.peer.DcmtkTools;
import org.niffler.testkit.process.ProcessResult;

/** What DCMTK's dcmdump says of a file, by the names that documents give to elements. */
final class Dcmdump {

    private static final Pattern ELEMENT = Pattern.compile(
            "( *)\\(([0-9a-f]{4}),([0-9a-f]{4})\\) ([A-Za-z?]{2}) (.*?) *# +[0-9ul/-]+, *[0-9]+ (\\S.*)",
            Pattern.DOTALL);

    private static final Pattern START = Pattern.compile(" *\\([0-9a-f]{4},[0-9a-f]{4}\\) .*|# .*|", Pattern.DOTALL);

    /** @param value as it is printed, brackets and all */
    record Printed(DicomTag tag, String vr, String value, String keyword) {

        /** Whether it is text in a character set that was not converted. */
        boolean isUndecoded() {
            return value.indexOf('\uFFFD') >= 0 || value.indexOf('\u001B') >= 0;
        }
    }

    private final Map<String, Printed> elements = new LinkedHashMap<>();
    private final Deque<Integer> items = new ArrayDeque<>();
    private final Deque<String> prefixes = new ArrayDeque<>();

    /** What it is in: a sequence's name, or the pixels of a compressed image. */
    private final Deque<String> sequences = new ArrayDeque<>();

    private Dcmdump() {}

    /**
     * Its elements by name, those within sequences too.
     *
     * @throws IllegalStateException if it cannot read the file
     */
    static Map<String, Printed> of(Path file) {
        ProcessResult result = run("+U8", file);
        if (result.exitCode() != 0) {
            result = run(
                    "-Un", file); // Not every machine has the tables of all character sets: then as it stands there.
        }
        if (result.exitCode() != 0) {
            throw new IllegalStateException("dcmdump cannot read " + file);
        }
        Dcmdump dump = new Dcmdump();
        dump.prefixes.push("");
        join(result.out().split("\n")).forEach(dump::read);
        return dump.elements;
    }

    private static ProcessResult run(String option, Path file) {
        return DcmtkTools.calling("NIFFLER").run("dcmdump", "-q", "+L", "-Un", "+uc", option, file.toString());
    }

    /** Text of several lines is printed as it is. */
    private static List<String> join(String... lines) {
        List<String> joined = new ArrayList<>();
        for (String line : lines) {
            if (START.matcher(line).matches() || joined.isEmpty()) {
                joined.add(line);
            } else {
                joined.add(joined.remove(joined.size() - 1) + "\n" + line);
            }
        }
        return joined;
    }

    private void read(String line) {
        Matcher matcher = ELEMENT.matcher(line);
        if (!matcher.matches()) {
            if (line.strip().startsWith("(")) {
                throw new IllegalStateException("dcmdump printed what this test does not understand: " + line);
            }
            return;
        }
        DicomTag tag = new DicomTag(Integer.parseUnsignedInt(matcher.group(2) + matcher.group(3), 16));
        Printed printed = new Printed(tag, matcher.group(4), matcher.group(5), matcher.group(6));
        switch (tag.value()) {
            case 0xFFFEE000 -> beginItem();
            case 0xFFFEE00D -> prefixes.pop();
            case 0xFFFEE0DD -> {
                sequences.pop();
                items.pop();
            }
            default -> add(printed);
        }
    }

    private void beginItem() {
        int n = items.pop();
        items.push(n + 1);
        if (!sequences.peek().isEmpty()) {
            prefixes.push(prefixes.peek() + n + "_" + sequences.peek() + "_");
        }
    }

    private void add(Printed printed) {
        String name = name(printed.tag());
        boolean pixels = printed.value().startsWith("(PixelSequence");
        if (printed.vr().equals("SQ") || pixels) {
            items.push(0);
            sequences.push(pixels ? "" : name);
        }
        if ((printed.tag().value() & 0xFFFF) != 0 && printed.tag().value() >>> 16 > 2 && !pixels) {
            elements.put(prefixes.peek() + name, printed);
        }
    }

    private static String name(DicomTag tag) {
        return new ElementNames().of(tag);
    }
}

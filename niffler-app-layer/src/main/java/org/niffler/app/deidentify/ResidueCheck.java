package org.niffler.app.deidentify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.niffler.deid.BurnedIn;
import org.niffler.deid.Residue;
import org.niffler.deid.ResidueFinder;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.file.DicomFile;
import org.niffler.dicom.file.DicomInstance;
import org.niffler.dicom.file.HiddenContent;
import org.niffler.dicom.file.NotDicomException;
import org.niffler.dicom.file.PixelData;
import org.niffler.png.convert.InputFile;

/** The use case: tells what files still contain that de-identification would have taken from them. Never a value. */
public final class ResidueCheck {

    private static final String PIXEL_DATA = "(7FE0,0010)";
    private static final DicomTag MEDIA_STORAGE_SOP_INSTANCE_UID = new DicomTag(0x00020003);

    /** Names of application entities, presentation addresses, and what private information there is (PS3.10 7.1). */
    private static final List<Integer> META =
            List.of(0x00020016, 0x00020017, 0x00020018, 0x00020026, 0x00020027, 0x00020028, 0x00020100, 0x00020102);

    private final ResidueFinder finder = new ResidueFinder();
    private final AtomicReference<Workers> running = new AtomicReference<>();
    private volatile boolean stopped;

    /**
     * One thing that files still have.
     *
     * @param what in a word: value, date, uid, private, statement, pixels, hidden, unreadable
     * @param tag of the attribute; empty if it is about none
     * @param name the attribute's keyword, or what is wrong
     * @param files how many files have it
     */
    public record Finding(String what, String tag, String name, long files) {}

    /**
     * All findings.
     *
     * @param files how many DICOM files were looked at
     * @param others how many files were none
     * @param whole whether it came to the last file
     */
    public record Result(List<Finding> findings, long files, long others, boolean whole) {

        public Result {
            findings = List.copyOf(findings);
        }

        public boolean isClean() {
            return findings.isEmpty();
        }
    }

    private record Key(String what, String tag, String name) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            return (what + "\0" + tag + "\0" + name).compareTo(other.what + "\0" + other.tag + "\0" + other.name);
        }
    }

    public long count(Path input) {
        return Sources.count(input);
    }

    /** Begins no other file. */
    public void stop() {
        stopped = true;
        Workers workers = running.get();
        if (workers != null) {
            workers.stop();
        }
    }

    /**
     * Looks at all files.
     *
     * @param done told of each, by any thread
     */
    public Result run(Path input, int threads, Consumer<InputFile> done) throws IOException, InterruptedException {
        Map<Key, Long> findings = Collections.synchronizedMap(new TreeMap<>());
        AtomicLong files = new AtomicLong();
        AtomicLong others = new AtomicLong();
        Workers workers = new Workers(threads);
        running.set(workers);
        if (stopped) {
            workers.stop();
        }
        Key folder = new Key("unreadable", "", "a folder that cannot be read");
        boolean whole = workers.run(Sources.of(input, unreadable -> findings.merge(folder, 1L, Long::sum)), file -> {
            Set<Key> found = new TreeSet<>();
            if (look(file, found)) {
                files.incrementAndGet();
            } else {
                others.incrementAndGet();
            }
            found.forEach(key -> findings.merge(key, 1L, Long::sum));
            done.accept(file);
        });
        List<Finding> rows = new ArrayList<>();
        findings.forEach((key, count) -> rows.add(new Finding(key.what(), key.tag(), key.name(), count)));
        return new Result(rows, files.get(), others.get(), whole);
    }

    /** Whether it is a DICOM file, or was meant to be one. */
    private boolean look(InputFile file, Set<Key> found) {
        try {
            DicomInstance instance = DicomFile.read(file.path());
            look(instance, found);
            return true;
        } catch (NotDicomException e) {
            return false;
        } catch (IOException | RuntimeException e) {
            // Boundary: one file, which cannot be said to be clean.
            found.add(new Key("unreadable", "", "a file that cannot be read"));
            return true;
        }
    }

    private void look(DicomInstance instance, Set<Key> found) throws IOException {
        DataSet dataSet = instance.dataSet();
        if (!ResidueFinder.isStated(dataSet)) {
            found.add(new Key("statement", "(0012,0062)", "PatientIdentityRemoved is not YES"));
        }
        boolean image = !(instance.pixelData() instanceof PixelData.Absent);
        boolean suspicious =
                BurnedIn.suspicion(instance.fileMetaInformation(), dataSet).isPresent()
                        || BurnedIn.overlaySuspicion(dataSet).isPresent();
        if (image && suspicious && !isCleaned(dataSet)) {
            found.add(new Key("pixels", "", "pixels that may show who the patient is"));
        }
        HiddenContent.of(instance).forEach(content -> found.add(key(content)));
        Set<Residue> residues = finder.in(dataSet);
        residues.forEach(residue -> found.add(key(residue)));
        instance.fileMetaInformation().ifPresent(meta -> {
            META.stream()
                    .map(DicomTag::new)
                    .filter(tag -> meta.text(tag).isPresent() || meta.contains(tag))
                    .forEach(tag -> found.add(new Key("value", tag.toString(), tag.keyword())));
            boolean own = meta.text(MEDIA_STORAGE_SOP_INSTANCE_UID).equals(dataSet.text(DicomTag.SOP_INSTANCE_UID));
            if (!own) {
                Residue residue = new Residue(Residue.Kind.UID, MEDIA_STORAGE_SOP_INSTANCE_UID);
                found.add(key(residue));
            }
        });
    }

    /** Whether text in the pixels was covered, as the file says (PS3.15 E.3.1). */
    private static boolean isCleaned(DataSet dataSet) {
        return dataSet.items(new DicomTag(0x00120064)).stream()
                .anyMatch(item -> item.text(new DicomTag(0x00080100))
                        .filter(code -> code.strip().equals("113101"))
                        .isPresent());
    }

    private static Key key(HiddenContent content) {
        return switch (content) {
            case PREAMBLE -> new Key("hidden", "", "content of the preamble");
            case BEHIND_PICTURE -> new Key("hidden", PIXEL_DATA, "bytes behind the picture");
            case IN_CODESTREAM -> new Key("hidden", PIXEL_DATA, "comments or application data in a codestream");
        };
    }

    private static Key key(Residue residue) {
        DicomTag tag = residue.tag();
        String keyword = tag.isPrivate() ? "a private attribute" : tag.keyword().isEmpty() ? "unknown" : tag.keyword();
        return new Key(residue.kind().name().toLowerCase(Locale.ROOT), tag.toString(), keyword);
    }
}

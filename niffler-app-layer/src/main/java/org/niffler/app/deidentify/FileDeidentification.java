package org.niffler.app.deidentify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.niffler.app.deidentify.Reidentification.Level;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.file.InstanceFolder;
import org.niffler.dicom.file.UnwritableFolderException;
import org.niffler.png.convert.InputFile;

/** Makes one new file of one source file, unless it is there already. For several threads. */
final class FileDeidentification {

    private static final int LOCKS = 64;

    private final FilePreparation preparation;
    private final InstanceFolder folder;
    private final Optional<FileTime> replacesOlderThan;
    private final Reidentification reidentification;

    /** One file at a time looks at a name and takes it; a lock stands for many names. */
    private final Object[] locks = Stream.generate(Object::new).limit(LOCKS).toArray();

    /** @param replacesOlderThan files that are older are made again; if empty, none is */
    FileDeidentification(
            FilePreparation preparation,
            InstanceFolder folder,
            Optional<FileTime> replacesOlderThan,
            Reidentification reidentification) {
        this.preparation = preparation;
        this.folder = folder;
        this.replacesOlderThan = replacesOlderThan;
        this.reidentification = reidentification;
    }

    /** @throws IOException if nothing can be written any more, whatever the file */
    FileOutcome deidentify(InputFile file) throws IOException {
        AtomicReference<FileOutcome> refused = new AtomicReference<>();
        Optional<Prepared> prepared = preparation.prepare(file, refused::set);
        if (prepared.isEmpty()) {
            return refused.get();
        }
        FileOutcome outcome = place(prepared.get());
        if (outcome.kind() != FileOutcome.Kind.FAILED) {
            note(prepared.get());
        }
        return outcome;
    }

    private FileOutcome place(Prepared prepared) throws IOException {
        String name = prepared.name();
        synchronized (locks[Math.floorMod(name.hashCode(), LOCKS)]) {
            try {
                Path target = folder.resolve(name);
                if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS) || isToBeReplaced(target)) {
                    folder.write(name, prepared.encoder());
                    return FileOutcome.written(name);
                }
                return folder.holds(name, prepared.encoder())
                        ? FileOutcome.there(name)
                        : FileOutcome.failed(
                                "another file has its name " + name + ": two source files with the same SOP"
                                        + " Instance UID and different contents, or a file of a run with other settings");
            } catch (UnwritableFolderException e) {
                throw e;
            } catch (IOException e) {
                return FileOutcome.failed(FilePreparation.reason(e));
            }
        }
    }

    private boolean isToBeReplaced(Path target) throws IOException {
        return replacesOlderThan.isPresent()
                && Files.getLastModifiedTime(target, LinkOption.NOFOLLOW_LINKS).compareTo(replacesOlderThan.get()) < 0;
    }

    private void note(Prepared prepared) throws IOException {
        synchronized (reidentification) {
            note(prepared, Level.PATIENT, DicomTag.PATIENT_ID);
            note(prepared, Level.STUDY, DicomTag.STUDY_INSTANCE_UID);
            note(prepared, Level.SERIES, DicomTag.SERIES_INSTANCE_UID);
            note(prepared, Level.INSTANCE, DicomTag.SOP_INSTANCE_UID);
        }
    }

    private void note(Prepared prepared, Level level, DicomTag tag) throws IOException {
        String original = prepared.original().text(tag).orElse("").strip();
        if (!original.isEmpty()) {
            reidentification.add(
                    level, original, prepared.deidentified().text(tag).orElse(""));
        }
    }
}

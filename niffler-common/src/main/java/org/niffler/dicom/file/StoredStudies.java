package org.niffler.dicom.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;

/** Looks into a storage folder for the instances of a study that are there already. */
public final class StoredStudies {

    private static final Set<DicomTag> UIDS =
            Set.of(DicomTag.SOP_INSTANCE_UID, DicomTag.STUDY_INSTANCE_UID, DicomTag.SERIES_INSTANCE_UID);

    private final Path root;
    private final StoragePath template;

    public StoredStudies(Path root, StoragePath template) {
        this.root = root.toAbsolutePath().normalize();
        this.template = template;
    }

    /**
     * The instances of a study. Files that are no DICOM files, or of other studies, are passed over.
     *
     * @return nothing if the path template does not tell in which folder to look
     * @throws IOException if a file cannot be read
     */
    public List<StoredInstance> find(String patientId, String studyInstanceUid) throws IOException {
        DataSet known = DataSet.builder()
                .put(DicomTag.PATIENT_ID, patientId)
                .put(DicomTag.STUDY_INSTANCE_UID, studyInstanceUid)
                .build();
        Optional<Path> folder = template.folderOf(known).map(root::resolve).filter(Files::isDirectory);
        return folder.isPresent() ? find(folder.get(), studyInstanceUid) : List.of();
    }

    private static List<StoredInstance> find(Path folder, String studyInstanceUid) throws IOException {
        List<StoredInstance> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                read(file)
                        .filter(instance -> instance.studyInstanceUid().equals(studyInstanceUid))
                        .ifPresent(found::add);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return found;
    }

    private static Optional<StoredInstance> read(Path file) throws IOException {
        try {
            DataSet header = DicomFile.readHeader(file, UIDS);
            return Optional.of(new StoredInstance(
                    header.text(DicomTag.STUDY_INSTANCE_UID).orElse(""),
                    header.text(DicomTag.SERIES_INSTANCE_UID).orElse(""),
                    header.text(DicomTag.SOP_INSTANCE_UID).orElse(""),
                    file,
                    Files.size(file),
                    true));
        } catch (MalformedDataSetException e) {
            return Optional.empty(); // not ours
        }
    }
}

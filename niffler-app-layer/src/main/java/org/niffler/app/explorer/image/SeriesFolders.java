package org.niffler.app.explorer.image;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.niffler.app.explorer.ExplorerSettings;
import org.niffler.app.query.ShownIdentity;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.file.SeriesLayout;

/** Where the folders of series are by the template that meta-extraction files instances by. */
final class SeriesFolders {

    private static final SeriesPlace.Unknown NOT_CONFIGURED = new SeriesPlace.Unknown(
            "The explorer was started without the storage folder of the metadata service, so it cannot show images.");
    private static final SeriesPlace.Unknown DEIDENTIFIED = new SeriesPlace.Unknown(
            "The documents of this collection are de-identified, so they do not tell where the images are.");
    private static final SeriesPlace.Unknown NAMELESS = new SeriesPlace.Unknown(
            "The documents have no SeriesInstanceUID, so they do not tell where the images are.");
    private static final SeriesPlace.Unknown OTHER_LAYOUT = new SeriesPlace.Unknown(
            "The storage folder's path template does not give each series a folder that PatientID, StudyInstanceUID and"
                    + " SeriesInstanceUID tell, so the explorer cannot find images there.");
    private static final SeriesPlace.Unknown AWAY = new SeriesPlace.Unknown(
            "The storage folder is not there or cannot be read. Perhaps its disk is not mounted.");

    private final Optional<ExplorerSettings.Storage> storage;
    private final Optional<SeriesLayout> layout;

    SeriesFolders(Optional<ExplorerSettings.Storage> storage) {
        this.storage = storage;
        this.layout = storage.flatMap(its -> SeriesLayout.of(its.folder(), its.template()));
    }

    /** Why nobody can tell where the folder of a series is; empty if it can be told. */
    Optional<SeriesPlace.Unknown> obstacle(SeriesKey key) {
        if (storage.isEmpty()) {
            return Optional.of(NOT_CONFIGURED);
        } else if (ShownIdentity.isPseudonym(key.of().patient())) {
            return Optional.of(DEIDENTIFIED);
        } else if (key.series().isBlank()) {
            return Optional.of(NAMELESS);
        } else if (relative(key).isEmpty()) {
            return Optional.of(OTHER_LAYOUT);
        }
        Path root = storage.get().folder();
        return Files.isDirectory(root) && Files.isReadable(root) ? Optional.empty() : Optional.of(AWAY);
    }

    /** The folder, absolute; there may be none. Only where there is no {@link #obstacle}. */
    Path of(SeriesKey key) {
        return layout().resolve(layout().nameOf(relative(key).orElseThrow()));
    }

    /** Only where there is no {@link #obstacle}. */
    SeriesLayout layout() {
        return layout.orElseThrow();
    }

    private Optional<Path> relative(SeriesKey key) {
        DataSet known = DataSet.builder()
                .put(DicomTag.PATIENT_ID, key.of().patient())
                .put(DicomTag.STUDY_INSTANCE_UID, key.of().study())
                .put(DicomTag.SERIES_INSTANCE_UID, key.series())
                .build();
        int depth = layout.map(SeriesLayout::depth).orElse(Integer.MAX_VALUE);
        return storage.flatMap(its -> its.template().folderOf(known))
                .filter(folder -> folder.getNameCount() >= depth)
                .map(folder -> folder.subpath(0, depth));
    }
}

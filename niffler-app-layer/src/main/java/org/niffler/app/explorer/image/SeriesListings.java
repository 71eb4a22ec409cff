package org.niffler.app.explorer.image;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.niffler.app.explorer.desk.Memory;
import org.niffler.app.explorer.desk.SharedAnswers;
import org.niffler.app.explorer.http.Refusal;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.file.DicomFile;
import org.niffler.dicom.file.HeaderSelection;

/**
 * The instances of series in their order, by the headers of all their files. A list is kept until a file of the series comes
 * or goes, since a series may have thousands.
 */
final class SeriesListings {

    private static final DicomTag ROWS = new DicomTag(0x00280010);
    private static final DicomTag COLUMNS = new DicomTag(0x00280011);
    private static final DicomTag NUMBER_OF_FRAMES = new DicomTag(0x00280008);

    /** What tells the order, the size, and whether the pixels may show identity. */
    private static final HeaderSelection HEADER = HeaderSelection.of(Set.of(
            DicomTag.SOP_CLASS_UID,
            DicomTag.INSTANCE_NUMBER,
            NUMBER_OF_FRAMES,
            ROWS,
            COLUMNS,
            new DicomTag(0x00080008), // ImageType
            new DicomTag(0x00280301), // BurnedInAnnotation
            new DicomTag(0x00280302))); // RecognizableVisualFeatures

    private final ImageStorage storage;
    private final HeldBack heldBack;
    private final Turns turns;
    private final SharedAnswers<Stamp, List<ListedInstance>> lists;

    /** A folder at a time; the number of its files tells changes that are too quick for its clock. */
    private record Stamp(Path folder, FileTime changed, int files) {}

    SeriesListings(ImageStorage storage, HeldBack heldBack, Turns turns, Clock clock, Memory memory) {
        this.storage = storage;
        this.heldBack = heldBack;
        this.turns = turns;
        this.lists = new SharedAnswers<>(clock, memory, List::size);
    }

    /**
     * All instances, those that cannot be read included.
     *
     * @throws Refusal if there are no files to be seen, or it takes too long until they are
     */
    List<ListedInstance> of(SeriesKey key) {
        SeriesPlace.There place = storage.files(key);
        Stamp stamp = new Stamp(place.folder(), place.changed(), place.files().size());
        return lists.get(stamp, () -> turns.take(() -> read(place.files())));
    }

    private List<ListedInstance> read(List<Path> files) {
        return files.stream().map(this::read).sorted(ListedInstance.ORDER).toList();
    }

    private ListedInstance read(Path file) {
        String path = storage.nameOf(file);
        try {
            return of(
                    path,
                    FileReading.of(() -> DicomFile.readHeader(file, HEADER).dataSet()));
        } catch (Refusal e) {
            return ListedInstance.unreadable(path, e.getMessage());
        }
    }

    private ListedInstance of(String path, DataSet header) {
        OptionalInt rows = header.integer(ROWS);
        Optional<String> noImage =
                rows.isPresent() ? Optional.empty() : Optional.of("It is no image: it has no Rows (0028,0010).");
        return new ListedInstance(
                path,
                header.integer(DicomTag.INSTANCE_NUMBER),
                Math.max(1, header.integer(NUMBER_OF_FRAMES).orElse(1)),
                rows,
                header.integer(COLUMNS),
                heldBack.reason(header).or(() -> noImage));
    }
}

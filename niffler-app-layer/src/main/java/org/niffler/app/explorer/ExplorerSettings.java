package org.niffler.app.explorer;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.niffler.app.query.ScannerName;
import org.niffler.dicom.file.StoragePath;

/**
 * What the explorer shows, and where it finds it.
 *
 * @param collection the one that is asked unless the page names another
 * @param storage where the images are, if the explorer may look at them
 * @param operations where meta-extraction tells health and metrics, if anybody shall see them
 * @param folders where the explorer writes
 * @param scanners how the use of scanners is computed
 * @param timeLimit how long the store may take for one answer
 * @param showPhi whether viewers may see who patients are
 */
public record ExplorerSettings(
        String collection,
        Optional<Storage> storage,
        Optional<URI> operations,
        Folders folders,
        Scanners scanners,
        Duration timeLimit,
        boolean showPhi) {

    /** Where meta-extraction keeps instances, and under which names. */
    public record Storage(Path folder, StoragePath template) {}

    /**
     * @param filters saved filters, a {@code .cohort} file each, which {@code --filter} takes
     * @param exports cohorts to retrieve
     * @param audit the file with a line for each view of what identifies patients
     */
    public record Folders(Path filters, Path exports, Path audit) {}

    /**
     * @param name by what scanners are told apart
     * @param modalities of which exams count
     * @param gap what separates two encounters of a patient
     * @param zone of the site
     * @param threshold a median shift of more than this marks a clock as misconfigured
     */
    public record Scanners(ScannerName name, List<String> modalities, Duration gap, ZoneId zone, Duration threshold) {

        public Scanners {
            modalities = List.copyOf(modalities);
        }
    }
}

package org.niffler.app.explorer.cohort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.niffler.app.cohort.CohortStudy;
import org.niffler.app.query.ShownIdentity;
import org.niffler.app.report.CohortTables;
import org.niffler.app.report.Format;
import org.niffler.dicom.file.OwnerPermissions;

/** Writes cohorts as the command does: the list of studies that cold-extraction takes, or one with pseudonyms to share. */
public final class Exports {

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'cohort'-uuuuMMdd-HHmmss");
    private static final Comparator<CohortStudy> BY_IDENTIFIERS =
            Comparator.comparing(CohortStudy::patientId).thenComparing(CohortStudy::studyInstanceUid);

    private final Path folder;
    private final ShownIdentity pseudonyms;
    private final Clock clock;

    /**
     * What was written.
     *
     * @param command that retrieves it; empty if it has nothing that can be retrieved
     */
    record Written(Path file, Optional<String> command) {}

    /**
     * @param folder is made, for its owner only, if it is not there
     * @param pseudonyms in the place of the identifiers where they are asked for
     */
    public Exports(Path folder, ShownIdentity pseudonyms, Clock clock) {
        this.folder = folder.toAbsolutePath();
        this.pseudonyms = pseudonyms;
        this.clock = clock;
    }

    /**
     * Writes a file that stays, named by the time.
     *
     * @param studies with the identifiers themselves
     * @param withPseudonyms whether they are replaced
     * @throws IOException if it cannot be written
     */
    synchronized Written write(Stream<CohortStudy> studies, boolean withPseudonyms) throws IOException {
        makeFolder();
        Path file = free(NAME.format(LocalDateTime.now(clock)));
        CohortTables.Written written = write(file, studies, withPseudonyms);
        boolean retrievable = !withPseudonyms && written.retrievable() > 0;
        return new Written(
                file,
                retrievable
                        ? Optional.of("java -jar cold-extraction.jar --CsvFile " + ShellText.word(file.toString()) + " "
                                + CohortTables.TO_RETRIEVE)
                        : Optional.empty());
    }

    /**
     * Writes a file that is there only until it is read; its owner alone may.
     *
     * @param studies with the identifiers themselves
     * @param withPseudonyms whether they are replaced
     * @return to be deleted by who reads it
     * @throws IOException if it cannot be written
     */
    Path writeForReading(Stream<CohortStudy> studies, boolean withPseudonyms) throws IOException {
        makeFolder();
        Path file = Files.createTempFile(folder, ".download-", ".csv", OwnerPermissions.ofFile(folder));
        try {
            write(file, studies, withPseudonyms);
            return file;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private CohortTables.Written write(Path file, Stream<CohortStudy> studies, boolean withPseudonyms)
            throws IOException {
        Stream<CohortStudy> written =
                withPseudonyms ? studies.map(this::withPseudonyms).sorted(BY_IDENTIFIERS) : studies;
        CohortTables.Written done = CohortTables.writeStudies(file, Format.CSV, !withPseudonyms, written);
        if (OwnerPermissions.areKnown(file)) {
            // Also with pseudonyms: whom to share them with is for the owner to decide.
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        return done;
    }

    private CohortStudy withPseudonyms(CohortStudy study) {
        return new CohortStudy(
                pseudonyms.patient(study.patientId()),
                pseudonyms.uid(study.studyInstanceUid()),
                pseudonyms.accession(study.accessionNumber()),
                study.series(),
                study.documents());
    }

    private void makeFolder() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, OwnerPermissions.ofFolder(folder));
        }
    }

    private Path free(String name) {
        Path file = folder.resolve(name + ".csv");
        for (int number = 2; Files.exists(file, LinkOption.NOFOLLOW_LINKS); number++) {
            file = folder.resolve(name + "-" + number + ".csv");
        }
        return file;
    }
}

package org.niffler.cold;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.niffler.cli.CliException;
import org.niffler.cli.ExitCode;
import org.niffler.cold.cli.ExtractionSettings;
import org.niffler.cold.retrieve.JournalOwner;
import org.niffler.progress.PickleImport;
import org.niffler.progress.ProgressJournal;
import org.niffler.progress.ProgressRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the journal of an extraction: goes on with it, starts over, or begins it with what the original has done. */
final class JournalOpening {

    private static final Logger LOG = LoggerFactory.getLogger(JournalOpening.class);
    private static final DateTimeFormatter DATED = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss");

    /** Retrieved by the original, which does not compare counts. */
    private static final String IMPORTED = "imported";

    private final ExtractionSettings settings;
    private final Clock clock;

    JournalOpening(ExtractionSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    ProgressJournal open() throws IOException {
        Path path = settings.requests().journal();
        boolean isNew = !Files.exists(path);
        List<String> imported = isNew && !settings.mode().fromScratch() ? original() : List.of();
        ProgressJournal journal = lock(path);
        try {
            if (!isNew && settings.mode().fromScratch()) {
                journal.close();
                Path kept = path.resolveSibling(path.getFileName() + "." + DATED.format(LocalDateTime.now(clock)));
                Files.move(path, kept);
                LOG.info("starting over; the journal of earlier runs is kept as {}", kept);
                journal = lock(path);
            }
            requireSameDestination(journal, path);
            for (String key : imported) {
                journal.append(new ProgressRecord(key, IMPORTED));
            }
            return journal;
        } catch (IOException | RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    /**
     * The journal as it is, for a run that retrieves nothing.
     *
     * @return null if there is none, or it says what is done elsewhere
     */
    ProgressJournal openIfItIsOfThisDestination() throws IOException {
        Path path = settings.requests().journal();
        if (!Files.exists(path)) {
            return null;
        }
        ProgressJournal journal = lock(path);
        if (JournalOwner.destination(journal).equals(Optional.of(destination()))) {
            return journal;
        }
        journal.close();
        return null;
    }

    private ProgressJournal lock(Path path) throws IOException {
        return ProgressJournal.open(path, "extraction of " + settings.requests().csv(), clock);
    }

    private List<String> original() throws IOException {
        Path pickle = settings.requests().pickle();
        if (!Files.exists(pickle)) {
            return List.of();
        }
        List<String> keys = PickleImport.read(pickle);
        LOG.warn(
                "{} entries of the Python version's progress file {} are taken over; they are passed over without having"
                        + " been verified, which --verify does",
                keys.size(),
                pickle);
        return keys;
    }

    private void requireSameDestination(ProgressJournal journal, Path path) throws IOException {
        String destination = destination();
        Optional<String> other = JournalOwner.otherDestination(journal, destination);
        if (other.isPresent()) {
            throw new CliException(
                            ExitCode.USAGE,
                            "The journal " + path + " says what is done in " + other.get()
                                    + "; this run's studies go to " + destination + ".")
                    .withHint("To go on, use that one. To retrieve everything again into this one, use"
                            + " --from-scratch.");
        }
    }

    private String destination() {
        return settings.pacs().receivesHere()
                ? "the storage folder "
                        + settings.storage().folder().toAbsolutePath().normalize()
                : "the AE " + settings.pacs().destination();
    }
}

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
import org.niffler.cold.retrieve.RetrievalJournal;
import org.niffler.progress.PickleImport;
import org.niffler.progress.ProgressJournal;
import org.niffler.progress.ProgressRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The journal of an extraction, locked: gone on with, begun anew, or begun with what the original has done. */
final class OpenJournal implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OpenJournal.class);
    private static final DateTimeFormatter DATED = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss");

    /** Retrieved by the original, which does not compare counts. */
    private static final String IMPORTED = "imported";

    private final ExtractionSettings settings;
    private final Clock clock;
    private final Path path;
    private ProgressJournal journal;

    private OpenJournal(ExtractionSettings settings, Clock clock) throws IOException {
        this.settings = settings;
        this.clock = clock;
        this.path = settings.requests().journal();
        this.journal = lock();
    }

    /** For a run that retrieves. One that starts over has still to say so, by {@link #startOver}. */
    static OpenJournal open(ExtractionSettings settings, Clock clock) throws IOException {
        boolean goesOn = !settings.mode().fromScratch();
        List<String> imported = goesOn && !Files.exists(settings.requests().journal()) ? original(settings) : List.of();
        OpenJournal opened = new OpenJournal(settings, clock);
        try {
            if (goesOn) {
                opened.requireSameDestination();
                for (String key : imported) {
                    opened.journal.append(new ProgressRecord(key, IMPORTED));
                }
            }
            return opened;
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /**
     * For a run that retrieves nothing.
     *
     * @return null if there is no journal, or it says what is done elsewhere
     */
    static OpenJournal ifItIsOfThisDestination(ExtractionSettings settings, Clock clock) throws IOException {
        if (!Files.exists(settings.requests().journal())) {
            return null;
        }
        OpenJournal opened = new OpenJournal(settings, clock);
        if (JournalOwner.destination(opened.journal).equals(Optional.of(opened.destination()))) {
            return opened;
        }
        opened.close();
        return null;
    }

    RetrievalJournal entries() {
        return new RetrievalJournal(journal, settings.policy().filter());
    }

    /** Keeps what earlier runs have done under a dated name, and begins anew. */
    void startOver() throws IOException {
        if (journal.size() > 0) {
            journal.close();
            Path kept = path.resolveSibling(path.getFileName() + "." + DATED.format(LocalDateTime.now(clock)));
            Files.move(path, kept);
            LOG.info("starting over; the journal of earlier runs is kept as {}", kept);
            journal = lock();
        }
        requireSameDestination();
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }

    private ProgressJournal lock() throws IOException {
        return ProgressJournal.open(path, "extraction of " + settings.requests().csv(), clock);
    }

    private static List<String> original(ExtractionSettings settings) throws IOException {
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

    private void requireSameDestination() throws IOException {
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

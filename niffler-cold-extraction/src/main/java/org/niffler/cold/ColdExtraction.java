package org.niffler.cold;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.niffler.cli.CliException;
import org.niffler.cli.ExitCode;
import org.niffler.cold.cli.ExtractionSettings;
import org.niffler.cold.cli.Extractor;
import org.niffler.cold.cli.PacsCheck;
import org.niffler.cold.cli.PacsSettings;
import org.niffler.cold.request.Request;
import org.niffler.cold.request.RequestReader;
import org.niffler.cold.retrieve.Arrivals;
import org.niffler.cold.retrieve.Extraction;
import org.niffler.cold.retrieve.JournalOwner;
import org.niffler.cold.retrieve.PatientRetrieval;
import org.niffler.cold.retrieve.RowResult;
import org.niffler.cold.retrieve.RunEnd;
import org.niffler.cold.retrieve.StudyFinder;
import org.niffler.csv.CsvReader;
import org.niffler.dicom.file.StorageFolder;
import org.niffler.dicom.net.AssociationPool;
import org.niffler.dicom.net.DicomNode;
import org.niffler.dicom.net.UnreachableException;
import org.niffler.dicom.net.scp.StorageScp;
import org.niffler.dicom.net.scu.CEchoScu;
import org.niffler.dicom.net.scu.CFindScu;
import org.niffler.dicom.net.scu.CMoveScu;
import org.niffler.dicom.net.scu.EchoOutcome;
import org.niffler.dicom.net.scu.QueryRetrieveSopClasses;
import org.niffler.progress.ProgressJournal;
import org.niffler.progress.RunLockedException;
import org.niffler.schedule.Backoff;

/** Puts the parts of an extraction together, checks each as it is opened, and takes them apart again in order. */
final class ColdExtraction implements Extractor {

    /** Six attempts over about a minute; a PACS that restarts takes longer, and the run is resumed then. */
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(30), 6);

    private final Clock clock;
    private final CompletableFuture<Void> stopRequest = new CompletableFuture<>();

    ColdExtraction(Clock clock) {
        this.clock = clock;
    }

    PacsCheck.Answer echo(PacsSettings settings) throws InterruptedException {
        try (DicomNode node = new DicomNode(settings.queryAe().title(), settings.network());
                AssociationPool pool = pool(node, settings)) {
            return echo(pool);
        }
    }

    @Override
    public void stop() {
        stopRequest.complete(null);
    }

    @Override
    public RunEnd run(ExtractionSettings settings, Consumer<RowResult> results) throws InterruptedException {
        Arrivals arrivals = new Arrivals();
        // Opened in the order in which an administrator would check, closed in the opposite one: nobody sends to us any
        // more when the folder is closed.
        try (CsvReader csv = CsvReader.open(settings.csvFile());
                StorageFolder folder = StorageFolder.open(
                        settings.storageFolder(), settings.filePath(), settings.storage(), arrivals);
                ProgressJournal journal = journal(settings);
                DicomNode node = new DicomNode(
                        settings.pacs().queryAe().title(), settings.pacs().network());
                StorageScp receiver = StorageScp.start(node, settings.pacs().queryAe(), folder);
                AssociationPool pool = pool(node, settings.pacs())) {
            Iterator<Request> requests = requests(csv, settings);
            requireSpace(folder, settings);
            requireAnswer(echo(pool));
            PatientRetrieval retrieval = new PatientRetrieval(
                    new StudyFinder(new CFindScu(pool)),
                    new CMoveScu(pool),
                    settings.pacs().destination(),
                    arrivals,
                    settings.arrivalTimeout());
            Extraction extraction =
                    new Extraction(retrieval, journal, BACKOFF, settings.pacs().associations(), results);
            stopRequest.thenRun(extraction::stop); // at once, if it was requested before
            return extraction.run(requests);
        } catch (RunLockedException e) {
            throw new CliException(ExitCode.LOCKED, e.getMessage()).causedBy(e);
        } catch (IOException e) {
            throw new CliException(ExitCode.USAGE, e.getMessage()).causedBy(e);
        }
    }

    private static AssociationPool pool(DicomNode node, PacsSettings settings) {
        return new AssociationPool(node, settings.pacs(), QueryRetrieveSopClasses.all(), settings.associations());
    }

    private static Iterator<Request> requests(CsvReader csv, ExtractionSettings settings) {
        int columns = csv.header().names().size();
        if (settings.column() >= columns) {
            throw new CliException(
                            ExitCode.USAGE,
                            "The CSV file " + settings.csvFile() + " has no column with index " + settings.column()
                                    + " (FirstIndex): its first line has " + columns
                                    + (columns == 1 ? " column." : " columns."))
                    .withHint("Indexes begin at 0. Set FirstIndex to the column that holds the PatientIDs.");
        }
        return new RequestReader(csv.lines(settings.column()), settings.column());
    }

    private ProgressJournal journal(ExtractionSettings settings) throws IOException {
        Path csv = settings.csvFile();
        Path path = csv.resolveSibling(csv.getFileName() + ".progress");
        ProgressJournal journal = ProgressJournal.open(path, "extraction of " + csv, clock);
        Optional<Path> other = JournalOwner.otherFolder(journal, settings.storageFolder());
        if (other.isPresent()) {
            journal.close();
            throw new CliException(
                            ExitCode.USAGE,
                            "The journal " + path + " says what is done in the storage folder " + other.get()
                                    + "; this run stores into "
                                    + settings.storageFolder().toAbsolutePath().normalize() + ".")
                    .withHint("To go on, use that folder. To retrieve everything again into this one, move the journal"
                            + " away first.");
        }
        return journal;
    }

    private static PacsCheck.Answer echo(AssociationPool pool) throws InterruptedException {
        try {
            EchoOutcome outcome = new CEchoScu(pool).echo();
            return outcome instanceof EchoOutcome.Answered answered
                    ? new PacsCheck.Answer.Status(answered.status())
                    : new PacsCheck.Answer.None(((EchoOutcome.Lost) outcome).reason());
        } catch (UnreachableException e) {
            return new PacsCheck.Answer.None(e.getMessage());
        }
    }

    private static void requireSpace(StorageFolder folder, ExtractionSettings settings) throws IOException {
        if (folder.isDiskLow()) {
            throw new CliException(
                            ExitCode.USAGE,
                            "The storage folder "
                                    + settings.storageFolder().toAbsolutePath().normalize()
                                    + " has less than "
                                    + (settings.storage().minimumFreeBytes() >> 20)
                                    + " MiB free (MinFreeSpace).")
                    .withHint("Make room, name a StorageFolder on another disk, or lower MinFreeSpace.");
        }
    }

    private static void requireAnswer(PacsCheck.Answer answer) {
        if (answer instanceof PacsCheck.Answer.None none) {
            throw new CliException(ExitCode.PEER_UNREACHABLE, "The PACS cannot be reached: " + none.reason());
        }
    }
}

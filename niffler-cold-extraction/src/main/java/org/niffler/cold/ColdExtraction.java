package org.niffler.cold;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.niffler.cli.CliException;
import org.niffler.cli.ExitCode;
import org.niffler.cold.cli.ExtractionSettings;
import org.niffler.cold.cli.Extractor;
import org.niffler.cold.cli.PacsCheck;
import org.niffler.cold.cli.PacsSettings;
import org.niffler.cold.cli.Transport;
import org.niffler.cold.report.ReportFile;
import org.niffler.cold.retrieve.Arrivals;
import org.niffler.cold.retrieve.Extraction;
import org.niffler.cold.retrieve.NoSpaceException;
import org.niffler.cold.retrieve.Pacing;
import org.niffler.cold.retrieve.RowResult;
import org.niffler.cold.retrieve.RowRetrieval;
import org.niffler.cold.retrieve.RowWork;
import org.niffler.cold.retrieve.RunEnd;
import org.niffler.cold.retrieve.StudyRetrieval;
import org.niffler.csv.CsvReader;
import org.niffler.dicom.file.StorageFolder;
import org.niffler.dicom.file.StoredStudies;
import org.niffler.dicom.net.AssociationPool;
import org.niffler.dicom.net.DicomNode;
import org.niffler.dicom.net.TlsSettingsException;
import org.niffler.dicom.net.UnreachableException;
import org.niffler.dicom.net.scp.StorageScp;
import org.niffler.dicom.net.scp.StorageService;
import org.niffler.dicom.net.scu.CEchoScu;
import org.niffler.dicom.net.scu.EchoOutcome;
import org.niffler.progress.RunLockedException;
import org.niffler.progress.RunSlots;
import org.niffler.progress.SlotsTakenException;
import org.niffler.schedule.Backoff;
import org.niffler.schedule.WindowGate;
import org.niffler.schedule.WindowSchedule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the parts of an extraction together, checks each as it is opened, and takes them apart again in order. */
final class ColdExtraction implements Extractor {

    private static final Logger LOG = LoggerFactory.getLogger(ColdExtraction.class);

    /** Six attempts over about a minute; a PACS that restarts takes longer, and the run is resumed then. */
    static final Backoff PATIENCE = new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(30), 6);

    private static final String MAKE_ROOM = "Make room, name a StorageFolder on another disk, or lower MinFreeSpace.";

    private final Clock clock;
    private final Backoff patience;
    private final CompletableFuture<Void> stopRequest = new CompletableFuture<>();

    /** @param patience how long to bear with a PACS that was there and cannot be reached any more */
    ColdExtraction(Clock clock, Backoff patience) {
        this.clock = clock;
        this.patience = patience;
    }

    PacsCheck.Answer echo(PacsSettings settings) throws InterruptedException {
        try (DicomNode node = node(settings);
                AssociationPool pool = OpenArchives.pool(node, settings.pacs(), 1)) {
            return echo(pool);
        } catch (TlsSettingsException e) {
            throw new CliException(ExitCode.USAGE, e.getMessage()).causedBy(e);
        }
    }

    @Override
    public void stop() {
        stopRequest.complete(null);
    }

    @Override
    public Ended run(ExtractionSettings settings, Consumer<RowResult> results) throws InterruptedException {
        try (CsvReader csv = CsvReader.open(settings.requests().csv())) {
            RequestSource requests = RequestSource.open(csv, settings.requests());
            return settings.mode().retrieves()
                    ? retrieve(settings, requests, results)
                    : ask(settings, requests, results);
        } catch (RunLockedException e) {
            throw new CliException(ExitCode.LOCKED, e.getMessage()).causedBy(e);
        } catch (NoSpaceException e) {
            throw new CliException(ExitCode.USAGE, e.getMessage())
                    .withHint(MAKE_ROOM)
                    .causedBy(e);
        } catch (UncheckedIOException e) {
            throw new CliException(ExitCode.SOME_FAILED, e.getMessage()).causedBy(e);
        } catch (IOException e) {
            throw new CliException(ExitCode.USAGE, e.getMessage()).causedBy(e);
        }
    }

    private Ended retrieve(ExtractionSettings settings, RequestSource requests, Consumer<RowResult> results)
            throws IOException, InterruptedException {
        Arrivals arrivals = new Arrivals();
        PacsSettings pacs = settings.pacs();
        boolean here = pacs.receivesHere();
        // Opened in the order in which an administrator would check, closed in the opposite one: nobody sends to us any
        // more when the folder is closed. What earlier runs left is replaced when nothing can keep this one from
        // working.
        try (RunSlots.Slot slot = slot(settings);
                StorageFolder folder = here ? storage(settings.storage(), arrivals) : null;
                OpenJournal journal = OpenJournal.open(settings, clock);
                DicomNode node = node(pacs);
                StorageScp receiver = receiver(node, pacs, folder);
                OpenArchives archives =
                        new OpenArchives(node, pacs, settings.host().mostAssociations())) {
            LOG.debug(
                    "extraction {} of {} on this host",
                    slot.number(),
                    settings.host().maxProcesses());
            StudyRetrieval.Space space = here ? () -> requireSpace(folder, settings.storage()) : () -> {};
            space.require();
            requireAnswer(echo(archives.first()));
            if (settings.mode().fromScratch()) {
                journal.startOver();
            }
            try (ReportFile report = ReportFile.create(settings.mode().report(), requests.extraNames());
                    OpenFollowUp then = OpenFollowUp.open(settings.followUp(), node, stopRequest, clock);
                    Pacing pacing = pacing(settings.host())) {
                StudyRetrieval studies =
                        new StudyRetrieval(arrivals, storedBefore(settings), settings.policy(), space, then.studies());
                RowWork work = new RowRetrieval(archives.all(), studies, journal.entries(), pacing);
                // One more than the PACS is asked for: while a study is forced to the disk, another may come.
                int rowsAtOnce = settings.host().mostAssociations() + 1;
                RunEnd end = run(rowsAtOnce, work, pacing::stop, requests, report.andThen(results));
                release(archives, receiver, slot);
                return new Ended(end, 0, arrivals.unasked(), then.await());
            }
        }
    }

    /** Nothing is retrieved any more: while runs of the workflow go on, neither PACS nor other extractions wait for them. */
    private static void release(OpenArchives archives, StorageScp receiver, RunSlots.Slot slot) throws IOException {
        archives.close();
        if (receiver != null) {
            receiver.close();
        }
        slot.close();
    }

    private Ended ask(ExtractionSettings settings, RequestSource requests, Consumer<RowResult> results)
            throws IOException, InterruptedException {
        PacsSettings pacs = settings.pacs();
        try (DicomNode node = node(pacs);
                OpenArchives archives = new OpenArchives(node, pacs, pacs.associations())) {
            requireAnswer(echo(archives.first()));
            Inquiry.Loop loop = (work, each) -> run(pacs.associations(), work, () -> {}, requests, each);
            return new Inquiry(settings, archives.all(), loop, clock)
                    .run(storedIn(settings.storage()), requests.extraNames(), results);
        }
    }

    private static DicomNode node(PacsSettings pacs) throws TlsSettingsException {
        return new DicomNode(pacs.queryAe().title(), pacs.network(), pacs.security());
    }

    /** Nothing listens where images come on our own associations, or go elsewhere. */
    private static StorageScp receiver(DicomNode node, PacsSettings pacs, StorageFolder folder) throws IOException {
        if (pacs.transport() == Transport.GET) {
            StorageService.provide(node, folder);
            return null;
        }
        return pacs.receivesHere() ? StorageScp.start(node, pacs.queryAe(), folder) : null;
    }

    private RunEnd run(
            int rowsAtOnce, RowWork work, Runnable beforeStop, RequestSource requests, Consumer<RowResult> results) {
        Extraction extraction = new Extraction(work, patience, rowsAtOnce, results);
        // At once, if it was requested before.
        stopRequest.thenRun(() -> {
            beforeStop.run();
            extraction.stop();
        });
        return extraction.run(requests);
    }

    private Pacing pacing(ExtractionSettings.Host host) {
        WindowSchedule schedule = host.windows().isEmpty()
                ? WindowSchedule.always()
                : new WindowSchedule(host.windows(), clock.getZone());
        return new Pacing(new WindowGate(schedule, clock, LOG::warn), host.limits(), clock);
    }

    private RunSlots.Slot slot(ExtractionSettings settings) throws IOException {
        ExtractionSettings.Host host = settings.host();
        String what =
                "extraction of " + settings.requests().csv().toAbsolutePath().normalize();
        try {
            return RunSlots.acquire(host.lockFolder(), host.maxProcesses(), what, clock);
        } catch (SlotsTakenException e) {
            throw new CliException(ExitCode.LOCKED, e.getMessage())
                    .withHint("MaxNifflerProcesses in system.json says how many extractions may run on this host.")
                    .causedBy(e);
        }
    }

    private static StorageFolder storage(ExtractionSettings.Storage storage, Arrivals arrivals) throws IOException {
        return StorageFolder.open(storage.folder(), storage.template(), storage.options(), arrivals);
    }

    private static StudyRetrieval.StoredBefore storedBefore(ExtractionSettings settings) {
        boolean none = settings.mode().fromScratch() || settings.policy().elsewhere();
        return none ? StudyRetrieval.StoredBefore.NOTHING : storedIn(settings.storage());
    }

    private static StudyRetrieval.StoredBefore storedIn(ExtractionSettings.Storage storage) {
        StoredStudies stored = new StoredStudies(storage.folder(), storage.template());
        return study -> stored.find(study.patientId(), study.studyInstanceUid());
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

    private static void requireSpace(StorageFolder folder, ExtractionSettings.Storage storage) throws IOException {
        if (folder.isDiskLow()) {
            throw new NoSpaceException("The storage folder "
                    + storage.folder().toAbsolutePath().normalize()
                    + " has less than "
                    + (storage.options().minimumFreeBytes() >> 20)
                    + " MiB free (MinFreeSpace).");
        }
    }

    private static void requireAnswer(PacsCheck.Answer answer) {
        if (answer instanceof PacsCheck.Answer.None none) {
            throw new CliException(ExitCode.PEER_UNREACHABLE, "The PACS cannot be reached: " + none.reason());
        }
    }
}

package org.niffler.bench.retrieve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.niffler.bench.jar.ColdExtractionJar;
import org.niffler.dicom.AeAddress;
import org.niffler.dicom.AeTitle;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.LocalAe;
import org.niffler.dicom.NetworkSettings;
import org.niffler.dicom.QueryRetrieveLevel;
import org.niffler.dicom.file.Durability;
import org.niffler.dicom.file.StorageFolder;
import org.niffler.dicom.file.StorageOptions;
import org.niffler.dicom.file.StoragePath;
import org.niffler.dicom.net.AssociationPool;
import org.niffler.dicom.net.DicomNode;
import org.niffler.dicom.net.scp.StorageScp;
import org.niffler.dicom.net.scu.CFindScu;
import org.niffler.dicom.net.scu.CMoveScu;
import org.niffler.dicom.net.scu.FindOutcome;
import org.niffler.dicom.net.scu.MoveOutcome;
import org.niffler.dicom.net.scu.QueryRetrieveSopClasses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What of an extraction cannot be left out: a C-MOVE for each study, two at a time, and our receiver, put together as
 * cold-extraction does it. Nothing is compared, forced to the disk or written down.
 */
public final class BareMover {

    static final String DONE = "all studies were moved";

    private static final Logger LOG = LoggerFactory.getLogger(BareMover.class);

    /** As many as cold-extraction has by default. */
    private static final int ASSOCIATIONS = 2;

    private static final StorageOptions OPTIONS = new StorageOptions(1L << 30, Durability.RENAME);

    private final AeTitle title = new AeTitle(ColdExtractionJar.TITLE);
    private final AeAddress pacs;
    private final int port;
    private final boolean find;

    /**
     * @param pacs {@code AET@HOST:PORT}
     * @param find whether each study is looked up before it is moved
     */
    public BareMover(String pacs, int port, boolean find) {
        this.find = find;
        this.pacs = AeAddress.parse(pacs);
        this.port = port;
    }

    /**
     * Moves the studies of a list into a folder.
     *
     * @param list a file with a StudyInstanceUID on each line
     * @throws IOException if the PACS does not say of each that it was moved
     */
    public void move(Path list, Path into) throws IOException, InterruptedException {
        List<String> studies = Files.readAllLines(list);
        LocalAe own = new LocalAe(title, Optional.empty(), port);
        try (StorageFolder folder =
                        StorageFolder.open(into, StoragePath.parse(StoragePath.DEFAULT), OPTIONS, instance -> {});
                DicomNode node = new DicomNode(title, NetworkSettings.defaults());
                StorageScp receiver = StorageScp.start(node, own, folder);
                AssociationPool pool = new AssociationPool(node, pacs, QueryRetrieveSopClasses.all(), ASSOCIATIONS)) {
            move(studies, pool);
            LOG.debug("port {} has received what was moved", receiver.port());
        }
        LOG.info(DONE);
    }

    private void move(List<String> studies, AssociationPool pool) throws IOException, InterruptedException {
        CFindScu finder = new CFindScu(pool);
        CMoveScu mover = new CMoveScu(pool);
        ExecutorService workers = Executors.newFixedThreadPool(ASSOCIATIONS);
        try {
            List<Future<MoveOutcome>> outcomes = new ArrayList<>();
            studies.forEach(study -> outcomes.add(workers.submit(() -> move(study, finder, mover))));
            for (Future<MoveOutcome> outcome : outcomes) {
                requireSuccess(outcome.get());
            }
        } catch (ExecutionException e) {
            throw new IOException("a C-MOVE failed", e.getCause());
        } finally {
            workers.shutdownNow();
        }
    }

    private MoveOutcome move(String study, CFindScu finder, CMoveScu mover) throws IOException, InterruptedException {
        if (find) {
            find(study, finder);
        }
        DataSet keys = DataSet.builder().put(DicomTag.STUDY_INSTANCE_UID, study).build();
        return mover.move(QueryRetrieveLevel.STUDY, keys, title, counters -> {});
    }

    private static void find(String study, CFindScu finder) throws IOException, InterruptedException {
        DataSet keys = DataSet.builder()
                .put(DicomTag.STUDY_INSTANCE_UID, study)
                .returning(DicomTag.PATIENT_ID, DicomTag.NUMBER_OF_STUDY_RELATED_INSTANCES)
                .build();
        FindOutcome outcome = finder.find(QueryRetrieveLevel.STUDY, keys, match -> {});
        if (!(outcome instanceof FindOutcome.Complete complete && complete.matches() == 1)) {
            throw new IOException("a C-FIND ended with " + outcome);
        }
    }

    private static void requireSuccess(MoveOutcome outcome) throws IOException {
        if (!(outcome instanceof MoveOutcome.Answered answered
                && answered.status().isSuccess())) {
            throw new IOException("a C-MOVE ended with " + outcome);
        }
    }
}

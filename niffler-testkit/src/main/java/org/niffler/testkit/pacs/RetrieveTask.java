package org.niffler.testkit.pacs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import org.aoju.bus.core.exception.InternalException;
import org.aoju.bus.image.Dimse;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.metric.Association;
import org.aoju.bus.image.metric.DimseRSP;
import org.aoju.bus.image.metric.InputStreamWriter;
import org.aoju.bus.image.metric.internal.pdu.Presentation;
import org.aoju.bus.image.metric.service.Retrieve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out one C-MOVE or C-GET: a C-STORE for each instance, a response after each, and the faults that are on. */
final class RetrieveTask implements Retrieve {

    private static final Logger LOG = LoggerFactory.getLogger(RetrieveTask.class);

    /** Where the instances go. */
    interface Target extends AutoCloseable {

        /** @return an association that may take this file; null if there is none */
        Association associationFor(StoredFile file) throws IOException, InterruptedException;

        @Override
        void close();
    }

    private final Dimse kind;
    private final Association association;
    private final Presentation context;
    private final Attributes request;
    private final List<StoredFile> files;
    private final Target target;
    private final Faults faults;
    private final Recorder recorder;
    private volatile boolean cancelled;

    RetrieveTask(
            Dimse kind,
            Association association,
            Presentation context,
            Attributes request,
            List<StoredFile> files,
            Target target,
            Faults faults,
            Recorder recorder) {
        this.kind = kind;
        this.association = association;
        this.context = context;
        this.request = request;
        this.files = List.copyOf(files);
        this.target = target;
        this.faults = faults;
        this.recorder = recorder;
    }

    @Override
    public void onCancelRQ(Association cancelling) {
        recorder.add("C-CANCEL", association);
        cancelled = true;
    }

    @Override
    public void run() {
        int messageId = request.getInt(Tag.MessageID, -1);
        association.addCancelRQHandler(messageId, this);
        try (target) {
            if (faults.answersFirst().isPresent()) {
                answerAndSendLater();
            } else {
                sendAndAnswer();
            }
        } catch (IOException e) {
            LOG.debug("{}: the retrieve ended early", association);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            association.removeCancelRQHandler(messageId);
        }
    }

    private void answerAndSendLater() throws IOException, InterruptedException {
        Counters counters = new Counters(files.size(), faults.miscount());
        files.forEach(file -> counters.completed());
        association.writeDimseRSP(context, counters.last(request, kind, false), null);
        Pause.of(faults.answersFirst().orElseThrow());
        for (StoredFile file : files) {
            store(file);
        }
    }

    private void sendAndAnswer() throws IOException, InterruptedException {
        Counters counters = new Counters(files.size(), faults.miscount());
        int sent = 0;
        for (StoredFile file : files) {
            if (cancelled) {
                break;
            }
            if (faults.abortsAfter(sent)) {
                association.abort();
                return;
            }
            Pause.of(faults.delayPerInstance());
            if (Thread.interrupted()) {
                throw new InterruptedException("the PACS was switched off");
            }
            count(file, counters);
            sent++;
            if (!faults.answersAtTheEndOnly()) {
                association.writeDimseRSP(context, counters.pending(request, kind), null);
            }
        }
        association.writeDimseRSP(context, counters.last(request, kind, cancelled), counters.failedList());
    }

    private void count(StoredFile file, Counters counters) throws InterruptedException {
        boolean stored = faults.drops(file.sopUid()) ? !faults.admitsDrops() : store(file);
        if (stored && faults.sendsTwice()) {
            store(file);
        }
        if (stored) {
            counters.completed();
        } else {
            counters.failed(file.sopUid());
        }
    }

    private boolean store(StoredFile file) throws InterruptedException {
        try {
            Association receiver = target.associationFor(file);
            if (receiver == null) {
                return false;
            }
            InputStream dataSet = Files.newInputStream(file.path());
            dataSet.skipNBytes(file.dataSetOffset());
            recorder.sending();
            DimseRSP response = receiver.cstore(
                    file.sopClassUid(), file.sopUid(), 0, new InputStreamWriter(dataSet), file.transferSyntaxUid());
            response.next();
            return response.getCommand().getInt(Tag.Status, -1) == 0;
        } catch (IOException | InternalException e) {
            LOG.debug("{}: instance {} could not be sent", association, file.sopUid());
            return false;
        }
    }
}

package org.niffler.testkit.pacs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aoju.bus.image.Dimse;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.metric.Association;
import org.aoju.bus.image.metric.ImageException;
import org.aoju.bus.image.metric.internal.pdu.Presentation;
import org.aoju.bus.image.metric.service.BasicCGetSCP;
import org.aoju.bus.image.metric.service.BasicCMoveSCP;
import org.aoju.bus.image.metric.service.ImageService;
import org.aoju.bus.image.metric.service.Retrieve;

/** Answers C-MOVE (PS3.4 C.4.2) and C-GET (C.4.3). */
final class RetrieveServices {

    private static final int MOVE_DESTINATION_UNKNOWN = 0xA801;

    private final Archive archive;
    private final Faults faults;
    private final Recorder recorder;
    private final Map<String, TestPacs.Destination> destinations;

    RetrieveServices(
            Archive archive, Faults faults, Recorder recorder, Map<String, TestPacs.Destination> destinations) {
        this.archive = archive;
        this.faults = faults;
        this.recorder = recorder;
        this.destinations = destinations;
    }

    ImageService move() {
        return new BasicCMoveSCP(
                UID.PatientRootQueryRetrieveInformationModelMOVE, UID.StudyRootQueryRetrieveInformationModelMOVE) {
            @Override
            protected Retrieve calculateMatches(
                    Association association, Presentation context, Attributes request, Attributes keys) {
                return start(Dimse.C_MOVE_RQ, association, context, request, keys);
            }
        };
    }

    ImageService get() {
        return new BasicCGetSCP(
                UID.PatientRootQueryRetrieveInformationModelGET, UID.StudyRootQueryRetrieveInformationModelGET) {
            @Override
            protected Retrieve calculateMatches(
                    Association association, Presentation context, Attributes request, Attributes keys) {
                return start(Dimse.C_GET_RQ, association, context, request, keys);
            }
        };
    }

    private Retrieve start(
            Dimse kind, Association association, Presentation context, Attributes request, Attributes keys) {
        recorder.add(kind == Dimse.C_MOVE_RQ ? "C-MOVE" : "C-GET", association, request, keys);
        if (faults.isSilent()) {
            return new Silence();
        }
        try {
            refuseIfToldSo();
            List<StoredFile> files = wanted(Keys.of(request, keys));
            RetrieveTask.Target target = kind == Dimse.C_MOVE_RQ
                    ? moveTarget(association, request, files)
                    : new SameAssociation(association);
            return new RetrieveTask(kind, association, context, request, files, target, faults, recorder);
        } catch (ImageException e) {
            int messageId = request.getInt(Tag.MessageID, 0);
            association.tryWriteDimseRSP(context, e.mkRSP(kind.commandFieldOfRSP(), messageId), e.getDataset());
            return new Silence();
        }
    }

    private void refuseIfToldSo() throws ImageException {
        Optional<Faults.Failure> failure = faults.moveFailure();
        if (failure.isPresent()) {
            throw new ImageException(failure.get().status())
                    .setErrorComment(failure.get().comment());
        }
    }

    private List<StoredFile> wanted(Keys keys) throws ImageException {
        keys.requireUniqueKey();
        Attributes unique = keys.uniqueKeys();
        List<StoredFile> files = new ArrayList<>(archive.matching(header -> Matching.matches(header, unique)));
        faults.sendsAlso()
                .ifPresent(uid -> archive.all().stream()
                        .filter(file -> file.sopUid().equals(uid))
                        .forEach(files::add));
        return files;
    }

    private RetrieveTask.Target moveTarget(Association association, Attributes request, List<StoredFile> files)
            throws ImageException {
        TestPacs.Destination destination = destinations.get(request.getString(Tag.MoveDestination, ""));
        if (destination == null) {
            throw new ImageException(MOVE_DESTINATION_UNKNOWN).setErrorComment("move destination unknown");
        }
        return new MoveTarget(association.getApplicationEntity(), destination, files);
    }

    /** Answers nothing, or nothing more. */
    private static final class Silence implements Retrieve {
        @Override
        public void run() {
            // Silent.
        }

        @Override
        public void onCancelRQ(Association association) {
            // Deaf, too.
        }
    }

    /** C-GET sends on the association on which it was asked. */
    private record SameAssociation(Association association) implements RetrieveTask.Target {

        @Override
        public Association associationFor(StoredFile file) {
            return association.getTransferSyntaxesFor(file.sopClassUid()).contains(file.transferSyntaxUid())
                    ? association
                    : null;
        }

        @Override
        public void close() {
            // It is the requestor's.
        }
    }
}

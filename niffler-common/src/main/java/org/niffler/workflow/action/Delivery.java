package org.niffler.workflow.action;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.niffler.dicom.DimseStatus;
import org.niffler.dicom.file.EncodedInstance;
import org.niffler.dicom.file.MalformedDataSetException;
import org.niffler.dicom.net.AssociationOffer;
import org.niffler.dicom.net.AssociationPool;
import org.niffler.dicom.net.scu.CStoreScu;
import org.niffler.dicom.net.scu.OutgoingInstance;
import org.niffler.dicom.net.scu.StorageForm;
import org.niffler.dicom.net.scu.StoreOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One delivery of files to a destination. */
final class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private static final DimseStatus NOT_AUTHORIZED = new DimseStatus(0x0124);
    private static final DimseStatus RESOURCE_LIMITATION = new DimseStatus(0x0213);

    private final CStoreScu scu;
    private final Deadline deadline;
    private final ForwardedFiles files;
    private final DeliveryCount count;

    Delivery(AssociationPool pool, Deadline deadline, ForwardedFiles files) {
        this.scu = new CStoreScu(pool);
        this.deadline = deadline;
        this.files = files;
        this.count = new DeliveryCount(pool.peer(), files.size(), files.unusable());
    }

    ActionEnd deliver() throws IOException, InterruptedException {
        Map<StorageForm, AssociationOffer> offers =
                CStoreScu.offers(files.instances().stream().map(Delivery::form).toList());
        for (AssociationOffer offer : offers.values().stream().distinct().toList()) {
            List<EncodedInstance> together = files.instances().stream()
                    .filter(instance -> offers.get(form(instance)).equals(offer))
                    .toList();
            Optional<ActionEnd> stopped = deliver(together, offer);
            if (stopped.isPresent()) {
                return stopped.get();
            }
        }
        count.warnings().ifPresent(LOG::info);
        return count.isComplete() ? new ActionEnd.Succeeded() : failed(count.reason());
    }

    private static StorageForm form(EncodedInstance instance) {
        List<String> transferSyntaxes = new ArrayList<>(List.of(instance.transferSyntaxUid()));
        transferSyntaxes.addAll(instance.alternatives());
        return new StorageForm(instance.sopClassUid(), transferSyntaxes);
    }

    /** @return how it ended, if it has ended before its time */
    private Optional<ActionEnd> deliver(List<EncodedInstance> instances, AssociationOffer offer)
            throws IOException, InterruptedException {
        for (EncodedInstance instance : instances) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while instances were sent");
            }
            if (deadline.hasPassed()) {
                return Optional.of(timedOut());
            }
            Optional<ActionEnd> stopped = deliver(instance, offer);
            if (stopped.isPresent()) {
                return stopped;
            }
        }
        return Optional.empty();
    }

    private Optional<ActionEnd> deliver(EncodedInstance instance, AssociationOffer offer)
            throws IOException, InterruptedException {
        StoreOutcome outcome;
        try {
            outcome = store(instance, offer);
        } catch (MalformedDataSetException e) {
            count.addDamaged();
            return Optional.empty();
        }
        count.add(instance, outcome);
        if (outcome instanceof StoreOutcome.Lost lost) {
            return Optional.of(deadline.hasPassed() ? timedOut() : failed(count.reason(lost.reason())));
        }
        return outcome instanceof StoreOutcome.Refused refused && isForAll(refused.status())
                ? Optional.of(failed(count.reason()))
                : Optional.empty();
    }

    /** As it is; if the destination does not take that, in another transfer syntax. */
    private StoreOutcome store(EncodedInstance instance, AssociationOffer offer)
            throws IOException, InterruptedException {
        StoreOutcome outcome = store(instance, offer, instance.transferSyntaxUid(), instance::writeTo);
        if (!(outcome instanceof StoreOutcome.NotAccepted notAccepted)) {
            return outcome;
        }
        Optional<String> alternative = instance.alternatives().stream()
                .filter(notAccepted.acceptedTransferSyntaxUids()::contains)
                .findFirst();
        return alternative.isEmpty()
                ? outcome
                : store(instance, offer, alternative.get(), out -> instance.writeTo(out, alternative.get()));
    }

    private StoreOutcome store(
            EncodedInstance instance,
            AssociationOffer offer,
            String transferSyntaxUid,
            OutgoingInstance.EncodedDataSet dataSet)
            throws IOException, InterruptedException {
        OutgoingInstance outgoing =
                new OutgoingInstance(instance.sopClassUid(), instance.sopInstanceUid(), transferSyntaxUid, dataSet);
        return scu.store(offer, outgoing, deadline.left());
    }

    /** Whether the destination would answer so to each instance: out of resources, and what is no instance's fault. */
    private static boolean isForAll(DimseStatus status) {
        return (status.code() & 0xFF00) == DimseStatus.OUT_OF_RESOURCES.code()
                || Stream.of(NOT_AUTHORIZED, RESOURCE_LIMITATION).anyMatch(status::equals);
    }

    private static ActionEnd failed(String reason) {
        return new ActionEnd.Failed(OptionalInt.empty(), reason, "");
    }

    private ActionEnd timedOut() {
        return new ActionEnd.TimedOut(count.progress());
    }
}

package org.niffler.dicom.net.scu;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.metric.DimseRSP;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.DimseStatus;

/** The responses to one C-MOVE or C-GET, as they come. */
final class RetrieveResponses {

    private static final DicomTag FAILED_SOP_INSTANCE_UID_LIST = new DicomTag(Tag.FailedSOPInstanceUIDList);

    private final Consumer<SubOperations> progress;
    private SubOperations counters = SubOperations.NONE;
    private DimseStatus status = DimseStatus.PROCESSING_FAILURE;
    private String comment = "";
    private List<String> failedUids = List.of();

    RetrieveResponses(Consumer<SubOperations> progress) {
        this.progress = progress;
    }

    void take(DimseRSP response) {
        Attributes command = response.getCommand();
        status = new DimseStatus(command.getInt(Tag.Status, DimseStatus.PROCESSING_FAILURE.code()));
        comment = command.getString(Tag.ErrorComment, "");
        // A counter that a response leaves out keeps its last value; the final one has no remaining (C.4.2.1.6).
        counters = new SubOperations(
                command.getInt(Tag.NumberOfRemainingSuboperations, status.isPending() ? counters.remaining() : 0),
                command.getInt(Tag.NumberOfCompletedSuboperations, counters.completed()),
                command.getInt(Tag.NumberOfFailedSuboperations, counters.failed()),
                command.getInt(Tag.NumberOfWarningSuboperations, counters.warning()));
        if (response.getDataset() != null) {
            failedUids = DataSet.wrap(response.getDataset()).texts(FAILED_SOP_INSTANCE_UID_LIST);
        }
        progress.accept(counters);
    }

    /** @param lost why there was no final response; empty if there was */
    MoveOutcome outcome(Optional<String> lost) {
        return lost.<MoveOutcome>map(reason -> new MoveOutcome.Lost(reason, counters))
                .orElseGet(() -> new MoveOutcome.Answered(status, counters, comment, failedUids));
    }
}

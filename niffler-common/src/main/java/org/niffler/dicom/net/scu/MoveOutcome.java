package org.niffler.dicom.net.scu;

import java.util.List;
import org.niffler.dicom.DimseStatus;

/** How a C-MOVE or C-GET ended. None of these says that anything has arrived: that is counted where it arrives. */
public sealed interface MoveOutcome {

    /** What the peer counted until then. */
    SubOperations subOperations();

    /**
     * The peer sent a final response: success, warning, failure or cancelled.
     *
     * @param comment what the peer said in Error Comment (0000,0902); may be empty
     * @param failedSopInstanceUids its Failed SOP Instance UID List (0008,0058); may be empty although some failed
     */
    record Answered(DimseStatus status, SubOperations subOperations, String comment, List<String> failedSopInstanceUids)
            implements MoveOutcome {

        public Answered {
            failedSopInstanceUids = List.copyOf(failedSopInstanceUids);
        }
    }

    /** The association broke, or the peer fell silent, before a final response. */
    record Lost(String reason, SubOperations subOperations) implements MoveOutcome {}
}

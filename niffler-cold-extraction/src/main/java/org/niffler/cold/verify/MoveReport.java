package org.niffler.cold.verify;

import org.niffler.dicom.DimseStatus;

/**
 * What the PACS says of the C-MOVE that should have brought one or more studies.
 *
 * @param ending how it ended, in words for the report
 * @param success whether the PACS called it a success
 * @param failed how many sub-operations it counts as failed
 */
public record MoveReport(String ending, boolean success, int failed) {

    /** The PACS sent a final response. */
    public static MoveReport answered(DimseStatus status, String comment, int failed) {
        String said = comment.isBlank() ? "" : ", it says: " + comment.strip();
        return new MoveReport("the C-MOVE ended with status " + status + said, status.isSuccess(), failed);
    }

    /** The PACS sent no final response. */
    public static MoveReport lost(String reason, int failed) {
        return new MoveReport("the C-MOVE broke off: " + reason, false, failed);
    }
}

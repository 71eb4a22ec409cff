package org.niffler.cold.verify;

import org.niffler.dicom.DimseStatus;

/**
 * What the PACS says of the retrieve requests that should have brought a study.
 *
 * @param ending how they ended, in words for the report
 * @param success whether the PACS called all of them a success
 * @param status the last status, as in {@code 0xA702}; empty if there was none
 * @param comment what the PACS said with it; may be empty
 * @param counters its sub-operations; what it counts, not what it did
 */
public record MoveReport(String ending, boolean success, String status, String comment, Counters counters) {

    /** Nothing was asked. */
    public static final MoveReport NONE = new MoveReport("nothing was asked", true, "", "", new Counters(0, 0, 0));

    /** Sub-operations as the PACS counts them. */
    public record Counters(int completed, int failed, int warnings) {

        Counters plus(Counters more) {
            return new Counters(completed + more.completed, failed + more.failed, warnings + more.warnings);
        }
    }

    /** Nothing was asked, for this reason. */
    public static MoveReport notAsked(String reason) {
        return new MoveReport("nothing was asked: " + reason, false, "", "", NONE.counters);
    }

    /** The PACS sent a final response. */
    public static MoveReport answered(DimseStatus status, String comment, Counters counters) {
        String said = comment.isBlank() ? "" : ", it says: " + comment.strip();
        return new MoveReport(
                "the retrieval ended with status " + status + said,
                status.isSuccess(),
                status.hex(),
                comment.strip(),
                counters);
    }

    /** The PACS sent no final response. */
    public static MoveReport lost(String reason, Counters counters) {
        return new MoveReport("the retrieval broke off: " + reason, false, "", "", counters);
    }

    /** This and a further request of the same attempt: the counters add up, and what failed counts. */
    public MoveReport and(MoveReport next) {
        Counters sum = counters.plus(next.counters);
        MoveReport telling = success ? next : this;
        return new MoveReport(telling.ending, success && next.success, telling.status, telling.comment, sum);
    }
}

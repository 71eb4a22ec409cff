package org.niffler.png.table;

/**
 * How many files ended how.
 *
 * @param pngs the pictures of all of them
 */
public record OutcomeCounts(long converted, long noPixels, long heldBack, long failed, long notDicom, long pngs) {

    static final OutcomeCounts NONE = new OutcomeCounts(0, 0, 0, 0, 0, 0);

    /** All files, whatever became of them. */
    public long files() {
        return converted + noPixels + heldBack + failed + notDicom;
    }

    OutcomeCounts plus(OutcomeKind kind, long pictures) {
        return new OutcomeCounts(
                converted + (kind == OutcomeKind.CONVERTED ? 1 : 0),
                noPixels + (kind == OutcomeKind.NO_PIXELS ? 1 : 0),
                heldBack + (kind == OutcomeKind.HELD_BACK ? 1 : 0),
                failed + (kind == OutcomeKind.FAILED ? 1 : 0),
                notDicom + (kind == OutcomeKind.NOT_DICOM ? 1 : 0),
                pngs + pictures);
    }
}

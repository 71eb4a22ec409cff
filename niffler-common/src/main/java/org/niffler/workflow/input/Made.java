package org.niffler.workflow.input;

/**
 * What came of a unit's instances.
 *
 * @param given how many there are
 * @param made how many the input has
 * @param heldBack how many may show in their pixels who the patient is
 * @param failed how many could not be prepared
 */
record Made(int given, int made, int heldBack, int failed) {

    /** All as they are. */
    static Made all(int given) {
        return new Made(given, given, 0, 0);
    }

    /** What is not there and why, in one line; empty if all is. */
    String missing() {
        if (made == given) {
            return "";
        }
        return "%d of %d instances are not in the input: %d held back as they may show who the patient is, %d failed, %d without an image or not usable"
                .formatted(given - made, given, heldBack, failed, given - made - heldBack - failed);
    }

    /** That there is nothing to be given to a run. */
    UnusableInputException nothing(String tool, String what) {
        return new UnusableInputException(
                "%s made no %s of its %d DICOM files: %d held back as they may show who the patient is, %d failed, %d without an image or not usable."
                        .formatted(tool, what, given, heldBack, failed, given - made - heldBack - failed));
    }
}

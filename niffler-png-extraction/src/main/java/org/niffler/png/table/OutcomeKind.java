package org.niffler.png.table;

import java.util.Arrays;
import java.util.Optional;

/** The outcomes as a spool names them. */
enum OutcomeKind {
    CONVERTED("converted"),
    NO_PIXELS("no-pixels"),
    HELD_BACK("held-back"),
    FAILED("failed"),
    NOT_DICOM("not-dicom");

    private final String word;

    OutcomeKind(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    static Optional<OutcomeKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    static OutcomeKind of(FileOutcome outcome) {
        if (outcome instanceof FileOutcome.Converted) {
            return CONVERTED;
        }
        if (outcome instanceof FileOutcome.NoPixels) {
            return NO_PIXELS;
        }
        if (outcome instanceof FileOutcome.HeldBack) {
            return HELD_BACK;
        }
        return outcome instanceof FileOutcome.Failed ? FAILED : NOT_DICOM;
    }
}

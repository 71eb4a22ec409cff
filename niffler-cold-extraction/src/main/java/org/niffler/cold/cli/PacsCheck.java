package org.niffler.cold.cli;

import org.niffler.dicom.DimseStatus;

/** Asks whether the PACS is there and accepts us. */
@FunctionalInterface
public interface PacsCheck {

    /** What came of it. */
    sealed interface Answer {

        /** The PACS answered the C-ECHO. */
        record Status(DimseStatus status) implements Answer {}

        /** There was no association, or no answer; the reason says what to look at. */
        record None(String reason) implements Answer {}
    }

    Answer ask(PacsSettings settings) throws InterruptedException;
}

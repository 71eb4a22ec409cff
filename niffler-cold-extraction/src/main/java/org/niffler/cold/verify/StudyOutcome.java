package org.niffler.cold.verify;

import java.util.List;

/** What became of a study. */
public sealed interface StudyOutcome {

    ExpectedStudy study();

    /**
     * Every instance that the PACS has is proven to be there.
     *
     * @param notes what is odd about it all the same
     */
    record Complete(ExpectedStudy study, Figures figures, List<String> notes) implements StudyOutcome {

        public Complete {
            notes = List.copyOf(notes);
        }
    }

    /** Some or all are missing, or nothing proves that none is; it is to be retrieved again. */
    record Incomplete(ExpectedStudy study, Figures figures, String reason) implements StudyOutcome {

        /** How it is called in reports. */
        public String state() {
            String expected =
                    figures.expected().isPresent() ? "" + figures.expected().getAsInt() : "?";
            return figures.received() == 0 ? "FAILED" : "PARTIAL " + figures.received() + "/" + expected;
        }
    }

    /**
     * It was complete before; nothing was asked.
     *
     * @param instances how many it had then
     */
    record AlreadyDone(ExpectedStudy study, long instances) implements StudyOutcome {}
}

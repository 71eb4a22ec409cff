package org.niffler.cold.retrieve;

import java.util.List;
import org.niffler.cold.verify.StudyOutcome;

/** What became of one row of the CSV. */
public sealed interface RowOutcome {

    RowState state();

    /** The PACS has studies for it, and each of them was asked for. */
    record Retrieved(List<StudyOutcome> studies) implements RowOutcome {

        public Retrieved {
            studies = List.copyOf(studies);
        }

        @Override
        public RowState state() {
            return studies.stream().allMatch(StudyOutcome.Complete.class::isInstance)
                    ? RowState.COMPLETE
                    : RowState.INCOMPLETE;
        }
    }

    /** The PACS answered that it has nothing. */
    record NotFound() implements RowOutcome {
        @Override
        public RowState state() {
            return RowState.NOT_FOUND;
        }
    }

    /** It could not be found out what the PACS has, or what it sent could not be kept. */
    record Failed(String reason) implements RowOutcome {
        @Override
        public RowState state() {
            return RowState.INCOMPLETE;
        }
    }

    /** An earlier run has it already; nothing was asked. */
    record AlreadyDone() implements RowOutcome {
        @Override
        public RowState state() {
            return RowState.ALREADY_DONE;
        }
    }

    /** An earlier row of this CSV asks for the same. */
    record Repeated() implements RowOutcome {
        @Override
        public RowState state() {
            return RowState.REPEATED;
        }
    }

    /** The row cannot be read as a request. */
    record Unreadable(String reason) implements RowOutcome {
        @Override
        public RowState state() {
            return RowState.UNREADABLE;
        }
    }
}

package org.niffler.cold.retrieve;

import java.util.List;
import org.niffler.cold.verify.ExpectedStudy;
import org.niffler.cold.verify.StudyOutcome;

/** What became of one row of the CSV. */
public sealed interface RowOutcome {

    RowState state();

    /**
     * The PACS has studies for it, and each of them was asked for.
     *
     * @param failures archives that could not be asked, so that nobody knows what they have
     */
    record Retrieved(List<StudyOutcome> studies, List<String> failures) implements RowOutcome {

        public Retrieved {
            studies = List.copyOf(studies);
            failures = List.copyOf(failures);
        }

        @Override
        public RowState state() {
            return incomplete().isEmpty() && failures.isEmpty() ? RowState.COMPLETE : RowState.INCOMPLETE;
        }

        List<StudyOutcome.Incomplete> incomplete() {
            return studies.stream()
                    .filter(StudyOutcome.Incomplete.class::isInstance)
                    .map(StudyOutcome.Incomplete.class::cast)
                    .toList();
        }
    }

    /** The PACS has these studies; none was asked for. */
    record Listed(List<ExpectedStudy> studies) implements RowOutcome {

        public Listed {
            studies = List.copyOf(studies);
        }

        @Override
        public RowState state() {
            return RowState.COMPLETE;
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

    /** The run ended before it was the row's turn, or in the middle of it. */
    record NotDone(String reason) implements RowOutcome {
        @Override
        public RowState state() {
            return RowState.INCOMPLETE;
        }
    }

    /**
     * An earlier run has it already; nothing was asked.
     *
     * @param studies how many it had then; 0 if the entry does not say
     * @param instances how many it had then; 0 if the entry does not say
     */
    record AlreadyDone(long studies, long instances) implements RowOutcome {
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

    /** How many instances of a study are there. */
    static long instances(StudyOutcome study) {
        if (study instanceof StudyOutcome.Complete complete) {
            return complete.figures().received();
        }
        return study instanceof StudyOutcome.AlreadyDone done
                ? done.instances()
                : ((StudyOutcome.Incomplete) study).figures().received();
    }
}

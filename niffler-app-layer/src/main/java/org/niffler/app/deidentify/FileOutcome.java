package org.niffler.app.deidentify;

/**
 * What became of a file.
 *
 * @param output its new file, relative to the output folder; empty if there is none
 * @param reason why there is none, in words that hold nothing of the file; empty if it was written
 */
public record FileOutcome(Kind kind, String output, String reason) {

    /** Whether there is a new file, and if not, whose fault it is. */
    public enum Kind {
        WRITTEN("written"),
        /** The same file is there already. */
        THERE("skipped"),
        /** It is nothing to de-identify. */
        SKIPPED("skipped"),
        /** It may show who the patient is, whatever is done to its header. */
        HELD_BACK("held back"),
        FAILED("failed");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As it stands in the report. */
        public String word() {
            return word;
        }
    }

    static FileOutcome written(String output) {
        return new FileOutcome(Kind.WRITTEN, output, "");
    }

    static FileOutcome there(String output) {
        return new FileOutcome(Kind.THERE, output, "the same file is there already");
    }

    static FileOutcome skipped(String reason) {
        return new FileOutcome(Kind.SKIPPED, "", reason);
    }

    static FileOutcome heldBack(String reason) {
        return new FileOutcome(Kind.HELD_BACK, "", reason);
    }

    static FileOutcome failed(String reason) {
        return new FileOutcome(Kind.FAILED, "", reason);
    }
}

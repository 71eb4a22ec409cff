package org.niffler.bench.resume;

/** Which entries a journal has. */
enum JournalContent {
    /** As it is where rows and studies have the same key. */
    ROWS("rows only"),
    ROWS_AND_STUDIES("rows and the study of each, as a run leaves them");

    private final String label;

    JournalContent(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}

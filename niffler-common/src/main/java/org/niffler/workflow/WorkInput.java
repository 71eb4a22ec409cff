package org.niffler.workflow;

import java.util.List;

/** What a run is given of its unit. */
public sealed interface WorkInput {

    /** The DICOM files as they were received. */
    record Dicom() implements WorkInput {}

    /**
     * Pictures and a table of their headers, without identity, made by png-extraction.
     *
     * @param options of png-extraction, as its command line has them: {@code --Scaling=window}
     */
    record Png(List<String> options) implements WorkInput {
        public Png {
            options = List.copyOf(options);
        }
    }

    /**
     * DICOM files without identity, made by app-layer's {@code deidentify}.
     *
     * @param options of deidentify, as its command line has them: {@code --Dates=none}
     */
    record Deidentified(List<String> options) implements WorkInput {
        public Deidentified {
            options = List.copyOf(options);
        }
    }
}

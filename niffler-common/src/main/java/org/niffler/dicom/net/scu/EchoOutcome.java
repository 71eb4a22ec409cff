package org.niffler.dicom.net.scu;

import org.niffler.dicom.DimseStatus;

/** How a C-ECHO ended. */
public sealed interface EchoOutcome {

    /** The peer answered. */
    record Answered(DimseStatus status) implements EchoOutcome {}

    /** The association was opened, but no answer came. */
    record Lost(String reason) implements EchoOutcome {}
}

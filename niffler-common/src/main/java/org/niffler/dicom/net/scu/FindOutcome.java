package org.niffler.dicom.net.scu;

import org.niffler.dicom.DimseStatus;

/** How a C-FIND ended. Matches that were delivered before it failed stay delivered, but are not all there are. */
public sealed interface FindOutcome {

    /** The peer sent all its matches. */
    record Complete(int matches) implements FindOutcome {}

    /**
     * The peer ended the query with a failure or refused it.
     *
     * @param comment what the peer said in Error Comment (0000,0902); may be empty
     */
    record Failed(DimseStatus status, String comment) implements FindOutcome {}

    /** The association broke, or the peer fell silent. */
    record Lost(String reason) implements FindOutcome {}
}

package org.niffler.dicom.net;

/** Is told of the associations that peers open with us. Called by several threads at once. */
public interface AssociationWatch {

    /** Looks away. */
    AssociationWatch NONE = new AssociationWatch() {};

    /** Why. */
    enum Refusal {
        HOST_NOT_ALLOWED,
        CALLING_AET_NOT_ALLOWED,
        TOO_MANY,
        /** The called AE title is not ours, or what was called is no DICOM application (PS3.8 9.3.4). */
        OTHER
    }

    default void opened(String callingAet) {}

    default void closed(String callingAet) {}

    /**
     * A connection or association was refused.
     *
     * @param who the calling AE title, or the host if it did not come so far
     */
    default void refused(String who, Refusal reason) {}
}

package org.niffler.meta.retention;

/** Why an extracted series is not deleted. */
public enum KeepReason {
    ARRIVING("still arriving"),
    QUEUED("queued for extraction"),
    LEASED("leased"),
    /** Files are newer than the extraction: it has to be extracted again. */
    CHANGED("changed since their extraction"),
    NOT_QUIET("not quiet for long enough"),
    /** The folder holds another number of files than when it was extracted: it has to be extracted again. */
    INSTANCES_DIFFER("with other files than were extracted"),
    /** By {@link RetentionPolicy.KeepDays}. */
    YOUNG("not old enough"),
    /** By {@link RetentionPolicy.MaxStorage}. */
    WITHIN_LIMIT("within the limit of storage"),
    /** It was extracted anew during the pass, and its documents are perhaps not durable yet. */
    EXTRACTED_AGAIN("extracted again meanwhile"),
    /** Something came into its folder while it was being deleted; all of it was put back. */
    ARRIVED_MEANWHILE("added to meanwhile"),
    STOPPED("left over when the pass was stopped");

    private final String words;

    KeepReason(String words) {
        this.words = words;
    }

    /** As in {@code 3 series leased}. */
    public String words() {
        return words;
    }
}

package org.niffler.meta.receive;

/** Is told what arrives, for those who watch the service. Called by several threads, for each instance. */
public interface ReceptionEvents {

    /** Looks away. */
    ReceptionEvents NONE = new ReceptionEvents() {};

    /** Why an instance was not taken. */
    enum Refusal {
        DISK_LOW,
        /** What came is no data set, or ended too early. */
        UNREADABLE,
        /** It could not be written, or its sender was gone in the middle of it. */
        IO_FAILURE
    }

    /** An instance is on disk. */
    default void received(String callingAet, long bytes) {}

    default void refused(Refusal reason) {}

    /** An instance was set aside because its header cannot be read. */
    default void quarantined() {}
}

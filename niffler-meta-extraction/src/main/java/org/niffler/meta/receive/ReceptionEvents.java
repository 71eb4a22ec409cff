package org.niffler.meta.receive;

/** Is told what arrives, for those who watch the service. Called by several threads, for each instance. */
public interface ReceptionEvents {

    /** Looks away. */
    ReceptionEvents NONE = new ReceptionEvents() {};

    /** An instance is on disk. */
    default void received(String callingAet, long bytes) {}

    /** An instance was set aside because its header cannot be read. */
    default void quarantined() {}
}

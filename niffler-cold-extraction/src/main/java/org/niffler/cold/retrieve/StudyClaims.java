package org.niffler.cold.retrieve;

import java.util.HashSet;
import java.util.Set;

/** Lets one row at a time work on a study, where the results of several rows overlap. */
final class StudyClaims {

    private final Set<String> claimed = new HashSet<>();

    /** Waits until no other row works on the study. A row holds one claim at a time, so that rows never wait in a ring. */
    synchronized Claim claim(String studyInstanceUid) throws InterruptedException {
        while (!claimed.add(studyInstanceUid)) {
            wait();
        }
        return () -> release(studyInstanceUid);
    }

    private synchronized void release(String studyInstanceUid) {
        claimed.remove(studyInstanceUid);
        notifyAll();
    }

    /** Held until it is closed. */
    interface Claim extends AutoCloseable {
        @Override
        void close();
    }
}

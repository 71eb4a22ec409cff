package org.niffler.progress;

import java.time.Instant;

/**
 * Who holds a run lock.
 *
 * @param pid the process's number on its host
 * @param host the host's name
 * @param started when the lock was taken
 * @param what what the run does
 */
public record LockHolder(long pid, String host, Instant started, String what) {

    /** The words for a message. */
    String describe() {
        return what + " (process " + pid + " on " + host + ", since " + started + ")";
    }
}

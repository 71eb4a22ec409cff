package org.niffler.progress;

import java.nio.file.Path;
import java.time.Clock;

/** A process that takes a lock, says so or why not, and holds it until it is killed. */
final class LockTaker {

    private LockTaker() {}

    public static void main(String[] args) throws Exception {
        try {
            RunLock.acquire(Path.of(args[0]), "retrieval of cohort.csv", Clock.systemUTC());
            System.out.println("locked");
            System.in.read();
        } catch (RunLockedException e) {
            System.out.println(e.getMessage());
        }
        Runtime.getRuntime().halt(0);
    }
}

package org.niffler.bench.service;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Lets so many bytes through in a second, for all senders together. */
final class Pace {

    private final double nanosPerByte;
    private final Lock lock = new ReentrantLock();
    private final Condition never = lock.newCondition();
    private long free = System.nanoTime();

    /** @param megabytesPerSecond 0 for as fast as it goes */
    Pace(double megabytesPerSecond) {
        this.nanosPerByte = megabytesPerSecond == 0 ? 0 : 1e3 / megabytesPerSecond;
    }

    /** Returns when these may be sent; nothing that was missed is caught up with for longer than a second. */
    void await(int bytes) throws InterruptedException {
        lock.lock();
        try {
            long now = System.nanoTime();
            long mine = Math.max(free, now - TimeUnit.SECONDS.toNanos(1));
            free = mine + Math.round(bytes * nanosPerByte);
            for (long left = mine - now; left > 0; ) {
                left = never.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}

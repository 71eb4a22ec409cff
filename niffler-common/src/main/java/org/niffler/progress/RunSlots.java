package org.niffler.progress;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Lets a number of runs at a time work on a host, whoever started them. Each slot is a {@link RunLock}, so that it is
 * free the moment its process is dead.
 */
public final class RunSlots {

    private RunSlots() {}

    /** A place among the runs of the host. */
    public static final class Slot implements Closeable {

        private final int number;
        private final RunLock lock;

        private Slot(int number, RunLock lock) {
            this.number = number;
            this.lock = lock;
        }

        /** From 1. */
        public int number() {
            return number;
        }

        /** Gives the slot back; more than once does no harm. */
        @Override
        public void close() throws IOException {
            lock.close();
        }
    }

    /**
     * Takes the first slot that is free. Keep what this returns: the slot goes when nothing refers to it any more.
     *
     * @param folder where the slots are, the same for all runs of the host; made if there is none, for all its users
     * @param slots how many there are; runs that do not agree on this count each for itself from the first slot
     * @param what what the run does, for the message that refuses another run
     * @throws SlotsTakenException if none is free
     * @throws IOException if a slot cannot be made or tried; the message says why and what to do
     * @throws IllegalArgumentException if there is less than one slot
     */
    public static Slot acquire(Path folder, int slots, String what, Clock clock) throws IOException {
        if (slots < 1) {
            throw new IllegalArgumentException("slots " + slots + " is not valid: allowed is 1 or more");
        }
        List<Path> files = IntStream.rangeClosed(1, slots)
                .mapToObj(number -> folder.resolve("slot-" + number))
                .toList();
        SharedFiles.make(
                folder,
                files.stream()
                        .flatMap(file -> Stream.of(file, RunLock.holderFile(file)))
                        .toList());
        List<Optional<LockHolder>> holders = new ArrayList<>();
        for (Path file : files) {
            try {
                return new Slot(holders.size() + 1, RunLock.acquire(file, what, clock));
            } catch (RunLockedException taken) {
                holders.add(taken.holder());
            }
        }
        throw new SlotsTakenException(folder, holders);
    }
}

package org.niffler.progress;

import java.nio.file.Path;
import java.time.Clock;

/** A process that takes a slot, says which or why none, and holds it until it is killed. */
final class SlotTaker {

    private SlotTaker() {}

    public static void main(String[] args) throws Exception {
        try {
            RunSlots.Slot slot = RunSlots.acquire(
                    Path.of(args[0]), Integer.parseInt(args[1]), "retrieval of other.csv", Clock.systemUTC());
            System.out.println("slot " + slot.number());
            System.in.read();
            slot.close();
        } catch (SlotsTakenException e) {
            System.out.println(e.getMessage());
        }
        Runtime.getRuntime().halt(0);
    }
}

package org.niffler.meta.state;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Tells what of the queue is lost, each damage once. Not thread-safe. */
final class QueueDamage {

    private static final String SWEEP = "The sweep of the storage folder finds again what was to be extracted.";

    private final Losses losses;
    private final Map<Path, Long> known = new HashMap<>();

    QueueDamage(Losses losses) {
        this.losses = losses;
    }

    /** @return whether that was not known yet */
    boolean note(Stretch stretch, Stretch.Damage damage) {
        boolean isNew = damage.count() > known.getOrDefault(stretch.file(), 0L);
        if (isNew) {
            known.put(stretch.file(), damage.count());
            tell(stretch.file(), damage);
        }
        return isNew;
    }

    private void tell(Path file, Stretch.Damage damage) {
        if (damage.lines().count() > 0) {
            losses.tell("The queue's file " + file + " is damaged: "
                    + damage.lines().describe() + " no entry and skipped. " + SWEEP);
        }
        if (damage.missing() > 0) {
            losses.tell("The queue's file " + file + " is damaged: its last " + damage.missing()
                    + " lines are missing. " + SWEEP);
        }
    }

    void gone(Path folder, long entries) {
        losses.tell("Files of the queue " + folder + " are gone, with " + entries + " entries. " + SWEEP);
    }

    void positionUnknown(Path file, long entries) {
        losses.tell("The queue's file " + file + " is damaged: what was done last is not known. Up to " + entries
                + " entries are extracted again, which replaces their documents.");
    }
}

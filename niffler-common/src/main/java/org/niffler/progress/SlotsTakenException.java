package org.niffler.progress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** As many runs as are allowed at once are at work; the message says which. */
public final class SlotsTakenException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient List<LockHolder> holders;

    SlotsTakenException(Path folder, List<Optional<LockHolder>> holders) {
        super(text(folder, holders));
        this.holders = holders.stream().flatMap(Optional::stream).toList();
    }

    private static String text(Path folder, List<Optional<LockHolder>> holders) {
        String runs = holders.stream()
                .map(holder -> holder.map(LockHolder::describe).orElse("a run that does not say which"))
                .collect(Collectors.joining("; "));
        return holders.size() == 1
                ? "The only slot in " + folder + " is taken: " + runs
                        + ". Wait until it has ended, or stop it; its slot" + " is free at once then."
                : "All " + holders.size() + " slots in " + folder + " are taken: " + runs
                        + ". Wait until one of them has" + " ended, or stop it; its slot is free at once then.";
    }

    /** Who holds the slots, in their order; without those that took theirs only just now and have not written that yet. */
    public List<LockHolder> holders() {
        return holders == null ? List.of() : holders;
    }
}

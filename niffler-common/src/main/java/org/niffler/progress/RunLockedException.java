package org.niffler.progress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Another run holds the lock; the message says which. */
public final class RunLockedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Optional<LockHolder> holder;

    RunLockedException(Path lockFile, Optional<LockHolder> holder) {
        super("Another run holds the lock " + lockFile + ": "
                + holder.map(LockHolder::describe).orElse("it does not say which")
                + ". Wait until it has ended, or stop it; its lock is free at once then.");
        this.holder = holder;
    }

    /** Who holds the lock; empty if it took the lock only just now and has not written that yet. */
    public Optional<LockHolder> holder() {
        return holder == null ? Optional.empty() : holder;
    }
}

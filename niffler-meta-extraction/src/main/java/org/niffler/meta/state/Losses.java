package org.niffler.meta.state;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was found damaged and is forgotten: told in the log at once, and kept for whoever asks. Thread-safe. */
final class Losses {

    private static final Logger LOG = LoggerFactory.getLogger(Losses.class);

    private final List<String> messages = new CopyOnWriteArrayList<>();

    /** @param message says what, where and what comes of it, and names no patient */
    void tell(String message) {
        LOG.warn("{}", message);
        messages.add(message);
    }

    List<String> messages() {
        return List.copyOf(messages);
    }
}

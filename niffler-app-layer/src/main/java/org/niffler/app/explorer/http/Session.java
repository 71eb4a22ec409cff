package org.niffler.app.explorer.http;

import java.time.Instant;
import java.util.Optional;

/**
 * A viewer who has come in.
 *
 * @param id what the viewer's cookie holds
 * @param user the name logged in with, if any
 * @param csrfToken what changing requests must show, which another site's cannot know
 */
record Session(String id, Optional<String> user, String csrfToken, Instant began, Instant lastSeen) {

    Session seen(Instant now) {
        return new Session(id, user, csrfToken, began, now);
    }

    /** It holds what nobody may read. */
    @Override
    public String toString() {
        return "a session since " + began;
    }
}

package org.niffler.app.explorer.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Who is in, until the explorer ends. May be used by several threads. */
final class Sessions {

    /** Without a request. */
    static final Duration IDLE = Duration.ofHours(8);

    /** Whatever is asked. */
    static final Duration LONGEST = Duration.ofHours(24);

    /** More than there are viewers; what is beyond is the sessions of scripts that take no cookies. */
    static final int MOST = 1_000;

    private final Clock clock;

    /** The one that was not seen for longest comes first. */
    private final Map<String, Session> byId = new LinkedHashMap<>(16, 0.75f, true);

    Sessions(Clock clock) {
        this.clock = clock;
    }

    synchronized Session begin(Optional<String> user) {
        Instant now = clock.instant();
        Session session = new Session(Secrets.make(), user, Secrets.make(), now, now);
        byId.put(session.id(), session);
        if (byId.size() > MOST) {
            byId.remove(byId.keySet().iterator().next());
        }
        return session;
    }

    /** The session of this id, which is seen by that; empty if there is none, or it was too long. */
    synchronized Optional<Session> find(String id) {
        Session session = byId.get(id);
        if (session == null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        if (!now.isBefore(session.lastSeen().plus(IDLE))
                || !now.isBefore(session.began().plus(LONGEST))) {
            byId.remove(id);
            return Optional.empty();
        }
        byId.put(id, session.seen(now));
        return Optional.of(session);
    }

    synchronized void end(String id) {
        byId.remove(id);
    }

    synchronized int size() {
        return byId.size();
    }
}

package org.niffler.app.explorer.http;

import io.javalin.http.Context;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Looks at each request before its route does: from which site it comes, and whether its viewer may come in. */
final class Admission {

    static final String COOKIE = "niffler-session";
    static final String CSRF_HEADER = "X-CSRF-Token";
    static final String SESSION_PATH = ApiPart.ROOT + "/session";

    private static final String SESSION = "niffler.session";
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final Logins logins;
    private final Sessions sessions;
    private final String scheme;

    Admission(Logins logins, Sessions sessions, boolean tls) {
        this.logins = logins;
        this.sessions = sessions;
        this.scheme = tls ? "https" : "http";
    }

    /** @throws Refusal if it is not let in */
    void check(Context context) {
        String path = context.path();
        boolean reading = READING.contains(context.method().name());
        if (!path.startsWith(ApiPart.ROOT + "/")) {
            requirePage(path, reading);
            return;
        }
        requireOwnSite(context);
        Optional<Session> session = Optional.ofNullable(context.cookie(COOKIE))
                .flatMap(sessions::find)
                .filter(this::isStillIn);
        session.ifPresent(found -> {
            context.attribute(SESSION, found);
            found.user().ifPresent(user -> Viewers.is(context, user));
        });
        if (path.equals(SESSION_PATH) && (reading || context.method().name().equals("POST"))) {
            return; // to log in, one must not be in
        }
        if (logins.areNeeded() && session.isEmpty()) {
            throw new Refusal(Refusal.Kind.LOGIN_NEEDED, "You are not logged in, or not any more.", "Log in.");
        }
        if (!reading) {
            requireToken(session, context.header(CSRF_HEADER));
        }
    }

    static Optional<Session> session(Context context) {
        return Optional.ofNullable(context.attribute(SESSION));
    }

    private boolean isStillIn(Session session) {
        boolean in = logins.isStillIn(session);
        if (!in) {
            sessions.end(session.id());
        }
        return in;
    }

    /** Of what needs no login there is the page only: whatever else somebody adds is below the API's root, or nowhere. */
    private static void requirePage(String path, boolean reading) {
        boolean page = path.equals("/") || path.startsWith("/page/") || path.startsWith("/webjars/");
        if (!page || !reading) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "There is nothing here.");
        }
    }

    /** Browsers say from which site a request comes (Fetch Metadata; RFC 6454 for the origin); programs say nothing. */
    private void requireOwnSite(Context context) {
        String site = context.header("Sec-Fetch-Site");
        String origin = context.header("Origin");
        boolean siteIsOwn = site == null || site.equals("same-origin") || site.equals("none");
        if (!siteIsOwn || origin != null && !isOwn(origin, context.header("Host"))) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "The request was made by the page of another site.");
        }
    }

    private boolean isOwn(String origin, String host) {
        try {
            URI uri = URI.create(origin);
            return scheme.equals(uri.getScheme()) && host != null && host.equalsIgnoreCase(uri.getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false; // what is no address is not ours
        }
    }

    private static void requireToken(Optional<Session> session, String given) {
        if (session.isEmpty() || given == null || !Secrets.same(session.get().csrfToken(), given)) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "The request does not show the token of its session.",
                    "It is in the answer to GET " + SESSION_PATH + ", and goes into the header " + CSRF_HEADER
                            + "; the page gets it when it is loaded again.");
        }
    }
}

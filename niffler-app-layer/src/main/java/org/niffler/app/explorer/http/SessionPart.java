package org.niffler.app.explorer.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.Optional;
import org.niffler.app.explorer.ExplorerSettings;

/** Logging in and out, and what the page must know first. */
final class SessionPart implements ApiPart {

    private final ExplorerSettings settings;
    private final String version;
    private final Logins logins;
    private final Sessions sessions;
    private final boolean tls;
    private final ObjectMapper json = new ObjectMapper();

    /** What the page knows of its viewer; what a stranger need not know is left out for those who must log in. */
    record Answer(
            String user,
            boolean loginNeeded,
            String loginBy,
            String csrfToken,
            boolean showPhi,
            String version,
            String collection,
            long timeLimitSeconds) {}

    SessionPart(ExplorerSettings settings, String version, Logins logins, Sessions sessions, boolean tls) {
        this.settings = settings;
        this.version = version;
        this.logins = logins;
        this.sessions = sessions;
        this.tls = tls;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(Admission.SESSION_PATH, this::tell);
        routes.post(Admission.SESSION_PATH, this::login);
        routes.delete(Admission.SESSION_PATH, this::logout);
    }

    private void tell(Context context) {
        Optional<Session> session = Admission.session(context);
        if (session.isEmpty() && !logins.areNeeded()) {
            session = Optional.of(begin(context, Optional.empty())); // for its token: another site has none
        }
        context.json(answer(session));
    }

    private void login(Context context) {
        if (!String.valueOf(context.contentType()).startsWith("application/json")) {
            throw new Refusal(Refusal.Kind.BAD_REQUEST, "A login is sent as application/json.");
        }
        if (!logins.areNeeded()) {
            throw new Refusal(Refusal.Kind.BAD_REQUEST, "Nobody needs to log in here.");
        }
        Logins.Answer login = logins.login(context.ip(), body(context));
        if (!login.waiting().isZero()) {
            long seconds = login.waiting().plusMillis(999).toSeconds();
            context.header("Retry-After", Long.toString(seconds));
            throw new Refusal(
                    Refusal.Kind.TOO_MANY,
                    "Too many have tried to log in with what is wrong.",
                    "Try again in " + seconds + " s.");
        }
        if (!login.in()) {
            throw new Refusal(
                    Refusal.Kind.LOGIN_NEEDED,
                    login.user().isPresent() ? "The name or the password is wrong." : "The token is wrong.");
        }
        // A session of before may have been given to this viewer by somebody who waits for it to become one of a login.
        Admission.session(context).ifPresent(old -> sessions.end(old.id()));
        context.json(answer(Optional.of(begin(context, login.user()))));
    }

    private JsonNode body(Context context) {
        try {
            JsonNode body = json.readTree(context.bodyAsBytes());
            return body == null ? json.missingNode() : body;
        } catch (JsonProcessingException e) {
            // Its message quotes what was sent: perhaps a password.
            throw new Refusal(Refusal.Kind.BAD_REQUEST, "The body of the request is not JSON.");
        } catch (IOException e) {
            // Nobody hears it: the connection was closed while the body was on its way.
            throw new Refusal(Refusal.Kind.BAD_REQUEST, "The body of the request did not come whole.");
        }
    }

    private void logout(Context context) {
        Admission.session(context).ifPresent(session -> sessions.end(session.id()));
        context.header("Set-Cookie", cookie("") + "; Max-Age=0");
        context.header("Clear-Site-Data", "\"cache\"");
        context.status(HttpStatus.NO_CONTENT);
    }

    private Session begin(Context context, Optional<String> user) {
        Session session = sessions.begin(user);
        context.header("Set-Cookie", cookie(session.id()));
        return session;
    }

    private String cookie(String value) {
        return Admission.COOKIE + "=" + value + "; Path=/; HttpOnly; SameSite=Strict" + (tls ? "; Secure" : "");
    }

    private Answer answer(Optional<Session> session) {
        boolean in = session.isPresent();
        return new Answer(
                session.flatMap(Session::user).orElse(null),
                !in,
                logins.by().orElse(null),
                session.map(Session::csrfToken).orElse(null),
                settings.showPhi(),
                in ? version : null,
                in ? settings.collection() : null,
                settings.timeLimit().toSeconds());
    }
}

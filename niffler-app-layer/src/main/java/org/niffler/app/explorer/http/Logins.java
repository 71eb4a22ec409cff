package org.niffler.app.explorer.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is let in: by the token, or by name and password. */
final class Logins {

    private static final Logger LOG = LoggerFactory.getLogger(Logins.class);
    private static final int LONGEST_SHOWN_NAME = 40;

    private final Optional<String> token;
    private final Optional<UserFile> users;
    private final LoginLimit limit;

    /** @param waiting how long, if the attempt was not looked at */
    record Answer(boolean in, Optional<String> user, Duration waiting) {}

    private Logins(Optional<String> token, Optional<UserFile> users, LoginLimit limit) {
        this.token = token;
        this.users = users;
        this.limit = limit;
    }

    /** @throws IOException if the file of users cannot be used; the message says why */
    static Logins open(ServerSettings settings, Clock clock) throws IOException {
        Optional<UserFile> users = settings.users().isPresent()
                ? Optional.of(UserFile.open(settings.users().get()))
                : Optional.empty();
        return new Logins(settings.token(), users, new LoginLimit(clock));
    }

    boolean areNeeded() {
        return token.isPresent() || users.isPresent();
    }

    /** {@code password} if there are users, else {@code token}; empty if everybody may come in. */
    Optional<String> by() {
        return users.isPresent() ? Optional.of("password") : token.map(given -> "token");
    }

    /** Whether who logged in so may still be in: who was taken out of the file may not. */
    boolean isStillIn(Session session) {
        return session.user().isEmpty()
                || users.isPresent() && users.get().has(session.user().get());
    }

    /** @throws Refusal if it is neither a token nor a name and a password */
    Answer login(String address, JsonNode given) {
        Optional<String> givenToken = text(given, "token");
        Optional<String> user = text(given, "user");
        Optional<String> password = text(given, "password");
        if (givenToken.isEmpty() && (user.isEmpty() || password.isEmpty())) {
            throw new Refusal(
                    Refusal.Kind.BAD_REQUEST, "A login is a token, or a user and a password, in an object of JSON.");
        }
        if (password.isPresent()
                && password.get().getBytes(StandardCharsets.UTF_8).length > UserFile.LONGEST_PASSWORD) {
            throw new Refusal(
                    Refusal.Kind.BAD_REQUEST,
                    "A password has " + UserFile.LONGEST_PASSWORD + " bytes at most.",
                    "What is beyond would not be compared (bcrypt).");
        }
        Duration waiting = limit.attempt(address);
        if (!waiting.isZero()) {
            return new Answer(false, Optional.empty(), waiting);
        }
        boolean in = givenToken.isPresent()
                ? token.isPresent() && Secrets.same(token.get(), givenToken.get())
                : users.isPresent() && users.get().isPassword(user.get(), password.get());
        if (in) {
            limit.wasRight(address);
        } else {
            LOG.warn(
                    "somebody at {} could not log in{}: wrong {}",
                    address,
                    user.map(name -> " as " + shown(name)).orElse(""),
                    givenToken.isPresent() ? "token" : "name or password");
        }
        return new Answer(in, givenToken.isPresent() ? Optional.empty() : user, Duration.ZERO);
    }

    private static Optional<String> text(JsonNode given, String name) {
        return Optional.ofNullable(given.get(name)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    /** Typed by anybody: it must not look like another line of the log. */
    private static String shown(String name) {
        String cut = name.codePointCount(0, name.length()) > LONGEST_SHOWN_NAME
                ? name.substring(0, name.offsetByCodePoints(0, LONGEST_SHOWN_NAME)) + "..."
                : name;
        return "'" + cut.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}']", "?") + "'";
    }
}

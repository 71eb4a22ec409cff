package org.niffler.app.explorer.http;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who is looking, and at what: for the audit. */
public final class Viewers {

    static final String SUBJECTS = "niffler.audit";
    static final String ROUTE = "niffler.route";
    static final String USER = "niffler.user";

    private Viewers() {}

    /**
     * Notes what of a patient this answer shows, such as {@code study 1.2.3}. To be called before anything of the answer is
     * written: it is written down before the answer is given.
     */
    public static void shows(Context context, String subject) {
        List<String> before = subjects(context);
        context.attribute(
                SUBJECTS, Stream.concat(before.stream(), Stream.of(subject)).toList());
        context.attribute(ROUTE, context.endpoint().path);
    }

    static List<String> subjects(Context context) {
        return Optional.<List<String>>ofNullable(context.attribute(SUBJECTS)).orElse(List.of());
    }

    static void is(Context context, String user) {
        context.attribute(USER, user);
    }

    /** The name that the viewer logged in with; empty if none was needed. */
    public static Optional<String> user(Context context) {
        return Optional.ofNullable(context.attribute(USER));
    }
}

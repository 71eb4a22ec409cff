package org.niffler.app.explorer.http;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.regex.Pattern;

/** The ids that viewers give their queries, made such that nobody can cancel what another viewer asks. */
public final class QueryIds {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private QueryIds() {}

    /**
     * That of this request, if it has one.
     *
     * @throws Refusal if it is none
     */
    public static Optional<String> of(Context context) {
        return Optional.ofNullable(context.queryParam("query"))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .map(id -> named(context, id));
    }

    /**
     * That of another request of the same viewer.
     *
     * @throws Refusal if it is none
     */
    public static String named(Context context, String id) {
        if (!FORM.matcher(id).matches()) {
            throw new Refusal(
                    Refusal.Kind.BAD_REQUEST,
                    "query is no id of a query.",
                    "It has up to 64 letters, digits and hyphens.");
        }
        return Admission.session(context).map(Session::id).orElse("") + ":" + id;
    }
}

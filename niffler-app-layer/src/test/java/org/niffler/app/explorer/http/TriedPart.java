package org.niffler.app.explorer.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

/** Routes that do what those of the API do. */
final class TriedPart implements ApiPart {

    static final String SECRET = "Doe^Jane";

    private final CyclicBarrier twenty = new CyclicBarrier(20);

    record Times(Instant at, LocalDateTime local) {}

    record Sent(String text) {}

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(
                ROOT + "/who", context -> context.result(Viewers.user(context).orElse("nobody")));
        routes.get(
                ROOT + "/times",
                context -> context.json(
                        new Times(Instant.parse("2026-11-22T08:00:00Z"), LocalDateTime.parse("2020-06-01T08:15"))));
        routes.get(ROOT + "/long", context -> context.json(Map.of("text", "abc ".repeat(10_000))));
        routes.get(ROOT + "/together", context -> {
            twenty.await(20, TimeUnit.SECONDS);
            context.result("all there");
        });
        routes.get(ROOT + "/refused", context -> {
            throw new Refusal(Refusal.Kind.TOO_MANY, "Too many ask.", "Ask later.");
        });
        routes.get(ROOT + "/broken", context -> {
            throw new IllegalStateException("of the patient " + SECRET);
        });
        routes.get(ROOT + "/patients/{ref}", TriedPart::patient);
        routes.get(ROOT + "/patients/{ref}/download", TriedPart::download);
        routes.post(
                ROOT + "/changes",
                context -> context.result(
                        "changed " + context.bodyAsClass(Sent.class).text()));
        routes.delete(ROOT + "/changes", context -> context.status(204));
    }

    private static void patient(Context context) {
        Viewers.shows(context, "patient 4711");
        Viewers.shows(context, "study 1.2.3");
        context.header("ETag", "\"x\"").result(SECRET);
    }

    private static void download(Context context) throws IOException {
        Viewers.shows(context, "cohort of 3 studies");
        context.contentType("text/csv").header("Content-Disposition", "attachment");
        for (int line = 0; line < 10_000; line++) {
            context.outputStream().write((SECRET + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}

package org.niffler.app.explorer.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.niffler.app.query.ShownIdentity;
import org.niffler.metadata.StoredDocument;

/**
 * A run of a workflow, as the API tells it; null is what it does not have, or what may not be shown.
 *
 * @param id a reference, as the run's own is made of UIDs
 * @param unit what it was run on: study, series or instance, and its UID or what stands for it
 */
record RunAnswer(
        String id,
        String workflow,
        String unit,
        String status,
        Long attempts,
        String queued,
        String started,
        String ended,
        Double seconds,
        Long exit,
        String reason,
        boolean hasLog,
        boolean hasResult) {

    private static final String HELD =
            "What runs say may tell who patients are. To see it, start the explorer with --show-phi.";

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * The same, and what it said.
     *
     * @param log the end of its standard error
     * @param result JSON, as maps, lists and values
     * @param held why something is not shown
     */
    record Whole(
            String id,
            String workflow,
            String unit,
            String status,
            Long attempts,
            String queued,
            String started,
            String ended,
            Double seconds,
            Long exit,
            String reason,
            boolean hasLog,
            boolean hasResult,
            String log,
            Object result,
            String held) {

        static Whole of(RunAnswer run, StoredDocument document, boolean identity) {
            boolean says =
                    run.hasLog || run.hasResult || document.text("reason").isPresent();
            return new Whole(
                    run.id,
                    run.workflow,
                    run.unit,
                    run.status,
                    run.attempts,
                    run.queued,
                    run.started,
                    run.ended,
                    run.seconds,
                    run.exit,
                    run.reason,
                    run.hasLog,
                    run.hasResult,
                    identity ? document.text("errorTail").orElse(null) : null,
                    identity ? document.text("result").map(RunAnswer::parsed).orElse(null) : null,
                    identity || !says ? null : HELD);
        }
    }

    static RunAnswer of(String reference, StoredDocument run, ShownIdentity shown) {
        return new RunAnswer(
                reference,
                run.plain("workflow"),
                unit(run, shown),
                run.plain("status"),
                whole(run, "attempts"),
                run.plain("queued"),
                run.text("started").orElse(null),
                run.text("ended").orElse(null),
                number(run, "seconds").orElse(null),
                whole(run, "exit"),
                shown.identifies() ? run.text("reason").orElse(null) : null,
                run.text("errorTail").isPresent(),
                run.text("result").isPresent());
    }

    private static String unit(StoredDocument run, ShownIdentity shown) {
        String unit = run.plain("unit");
        String uid =
                switch (unit) {
                    case "study" -> run.plain("StudyInstanceUID");
                    case "instance" -> run.plain("SOPInstanceUID");
                    default -> run.plain("SeriesInstanceUID");
                };
        return uid.isEmpty() ? unit : unit + " " + shown.uid(uid);
    }

    private static Long whole(StoredDocument run, String attribute) {
        return number(run, attribute).map(Math::round).orElse(null);
    }

    /** Empty if it is none, whoever wrote it. */
    private static Optional<Double> number(StoredDocument run, String attribute) {
        try {
            return run.text(attribute).map(Double::valueOf);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** As text if it is no JSON. */
    private static Object parsed(String result) {
        try {
            return JSON.readValue(result, Object.class);
        } catch (JsonProcessingException e) {
            return result;
        }
    }
}

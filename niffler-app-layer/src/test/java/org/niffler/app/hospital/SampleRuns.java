package org.niffler.app.hospital;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.niffler.metadata.MetadataDocument;
import org.niffler.metadata.Provenance;

/** Records of workflow runs, as meta-extraction keeps them: two workflows, every status, results, and an end with identity. */
public final class SampleRuns {

    public static final String COLLECTION = "workflow_runs";

    /** More than fit on a page. */
    public static final int SUCCEEDED = 120;

    /** What a program said of a patient on standard error, and wrote into its result. */
    public static final String NAME = "DOE^JANE";

    private static final Instant FIRST = Instant.parse("2020-12-30T08:00:00Z");

    private final List<MetadataDocument> documents = new ArrayList<>();

    private SampleRuns() {}

    static List<MetadataDocument> documents() {
        SampleRuns runs = new SampleRuns();
        for (int i = 0; i < SUCCEEDED; i++) {
            Map<String, Object> run = runs.run("find-filter", "succeeded", i % 9 == 0 ? 2 : 1);
            end(run, 4.5 + i % 7, 0);
            run.put("result", Map.of("score", i % 10 / 10.0, "boxes", List.of(), "pictures", 1.0));
            runs.add(run);
        }
        Map<String, Object> failed = runs.run("nifti", "failed", 3);
        end(failed, 12.25, 2);
        failed.put("reason", "exit status 2, three times");
        failed.put("errorTail", "cannot convert " + NAME + "\n<script>alert(1)</script>\n");
        failed.put("result", Map.of("patient", NAME));
        runs.add(failed);
        Map<String, Object> slow = runs.run("nifti", "timed-out", 1);
        slow.put("started", FIRST.toString());
        slow.put("ended", FIRST.plusSeconds(600).toString());
        slow.put("seconds", 600.0);
        slow.put("reason", "took longer than 10 m");
        runs.add(slow);
        Map<String, Object> lost = runs.run("nifti", "gave-up", 0);
        lost.put("reason", "its images are gone");
        runs.add(lost);
        Map<String, Object> running = runs.run("nifti", "running", 1);
        running.put("started", FIRST.plusSeconds(900).toString());
        runs.add(running);
        runs.add(runs.run("find-filter", "queued", 0));
        return runs.documents;
    }

    private Map<String, Object> run(String workflow, String status, int attempts) {
        int number = documents.size() + 1;
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("workflow", workflow);
        run.put("unit", "series");
        run.put("StudyInstanceUID", "2.25.888." + number);
        run.put("SeriesInstanceUID", "2.25.888." + number + ".1");
        run.put("instances", 40.0);
        run.put("status", status);
        run.put("attempts", (double) attempts);
        run.put("queued", FIRST.plus(Duration.ofMinutes(number)).toString());
        return run;
    }

    private static void end(Map<String, Object> run, double seconds, int exit) {
        Instant started = Instant.parse((String) run.get("queued")).plusSeconds(1);
        run.put("started", started.toString());
        run.put("ended", started.plusMillis((long) (1_000 * seconds)).toString());
        run.put("seconds", seconds);
        run.put("exit", (double) exit);
    }

    private void add(Map<String, Object> run) {
        documents.add(new MetadataDocument(
                run.get("workflow") + "_" + run.get("SeriesInstanceUID"),
                run,
                new Provenance(Optional.empty(), Optional.empty(), Optional.empty(), "test")));
    }
}

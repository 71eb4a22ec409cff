package org.niffler.bench.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.niffler.bench.jar.MetaExtractionJar;
import org.niffler.bench.jar.RunningService;
import org.niffler.bench.peer.Storescu;
import org.niffler.testkit.process.ProcessFailed;

/** A service that runs a workflow on every series, or none. */
final class ServiceWithWorkflow implements AutoCloseable {

    private static final String NAME = "bench";
    private static final String ENDED = "niffler_workflow_runs_seconds_count";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PATIENCE_WITH_RECORDS = Duration.ofMinutes(1);
    private static final long LOOK_MILLIS = 50;

    private final MetaExtractionJar jar;
    private final WorkflowLoad load;
    private final Path folder;
    private final Path workflows;
    private final RunningService service;

    private ServiceWithWorkflow(
            MetaExtractionJar jar, WorkflowLoad load, Path folder, Path workflows, RunningService service) {
        this.jar = jar;
        this.load = load;
        this.folder = folder;
        this.workflows = workflows;
        this.service = service;
    }

    /** @param folder gets everything */
    static ServiceWithWorkflow start(MetaExtractionJar jar, WorkflowLoad load, WorkflowPlan plan, Path folder)
            throws IOException {
        Path workflows = folder.resolve("workflows");
        if (load.command().isPresent()) {
            Files.createDirectory(workflows);
            Document workflow = new Document("filter", "Modality exists")
                    .append("command", load.command().get())
                    .append("concurrency", plan.concurrency());
            Files.writeString(workflows.resolve(NAME + ".json"), workflow.toJson());
        }
        List<String> options = new ArrayList<>(plan.options());
        options.addAll(List.of("--WorkflowsFolder", workflows.toString()));
        options.addAll(
                List.of("--WorkflowOutput", folder.resolve("workflow-output").toString()));
        RunningService service = jar.serve(folder, Storescu.CALLED_AET, options);
        return new ServiceWithWorkflow(jar, load, folder, workflows, service);
    }

    RunningService service() {
        return service;
    }

    /** Programs that run until the stream ends begin to, or end. */
    void streams(boolean streaming) throws IOException {
        if (load == WorkflowLoad.NONE) {
            return;
        }
        Path end = workflows.resolve(WorkflowLoad.END);
        if (streaming) {
            Files.deleteIfExists(end);
        } else if (!Files.exists(end)) {
            Files.createFile(end);
        }
    }

    /** How many runs have ended. */
    long ended() throws IOException {
        return load == WorkflowLoad.NONE ? 0 : (long) service.metric(ENDED, NAME);
    }

    /**
     * Returns when so many runs have ended; at once if there is no workflow.
     *
     * @throws ProcessFailed if none has for minutes
     */
    void awaitEnded(long runs) throws IOException, InterruptedException {
        long last = 0;
        long since = System.nanoTime();
        CountDownLatch never = new CountDownLatch(1);
        for (long ended = ended(); load != WorkflowLoad.NONE && ended < runs; ended = ended()) {
            if (ended > last) {
                last = ended;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > PATIENCE.toNanos()) {
                throw new ProcessFailed(ended + " of " + runs + " runs have ended, and no more in " + PATIENCE);
            }
            never.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** @throws ProcessFailed if not each of these series was run exactly once */
    void requireOneRunEach(Collection<String> sent) throws IOException, InterruptedException {
        if (load == WorkflowLoad.NONE) {
            return;
        }
        List<String> notes = Files.readAllLines(workflows.resolve(WorkflowLoad.NOTES));
        RunsOfSeries.requireOneEach(sent, notes, records(sent.size()));
    }

    /** One more than there may be, and when all are written: they follow what happens. */
    private List<String> records(int most) throws IOException, InterruptedException {
        long start = System.nanoTime();
        List<String> records = jar.runs(service.state(), folder, most + 1);
        while (records.stream().filter(line -> line.contains("\"succeeded\"")).count() < most
                && System.nanoTime() - start < PATIENCE_WITH_RECORDS.toNanos()) {
            records = jar.runs(service.state(), folder, most + 1);
        }
        return records;
    }

    @Override
    public void close() {
        service.close();
    }
}

package org.niffler.workflow.run;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.niffler.workflow.Workflow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that carry out runs: started when a run waits and its workflow may have one more at work, ended when none does.
 * Each workflow has its own, so that none waits for another.
 */
final class Workers {

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

    private final Board board;
    private final Function<String, Optional<Workflow>> workflows;
    private final RunCarrier carrier;
    private final Map<Thread, Optional<Run>> threads = new ConcurrentHashMap<>();
    private final AtomicLong started = new AtomicLong();

    Workers(Board board, Function<String, Optional<Workflow>> workflows, RunCarrier carrier) {
        this.board = board;
        this.workflows = workflows;
        this.carrier = carrier;
    }

    /** Of little priority, and not in the way of the end of the process. */
    static Thread thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    }

    /** Starts as many workers as a workflow needs and may have. */
    void dispatch(String name) {
        Optional<Workflow> workflow = workflows.apply(name);
        if (workflow.isEmpty()) {
            return;
        }
        while (board.claimWorker(name, workflow.get().limits().concurrency())) {
            Thread thread = thread("workflow-" + name + "-" + started.incrementAndGet(), () -> work(name));
            threads.put(thread, Optional.empty());
            try {
                thread.start();
            } catch (OutOfMemoryError noThreads) {
                threads.remove(thread);
                board.leaveWorker(name);
                LOG.warn("workflow {}: no thread can be started now; trying again", name);
                return;
            }
        }
    }

    private void work(String name) {
        try {
            for (Optional<Task> next = next(name); next.isPresent(); next = next(name)) {
                threads.put(Thread.currentThread(), Optional.of(next.get().run()));
                carryOut(next.get());
            }
        } finally {
            threads.remove(Thread.currentThread());
        }
    }

    /** The boundary of a worker: what it cannot write down ends neither the worker nor the turns of others. */
    private void carryOut(Task task) {
        Run run = task.run();
        try {
            carrier.carryOut(task.workflow(), run, () -> dispatch(run.workflow()));
        } catch (RuntimeException | Error e) {
            LOG.error(
                    "workflow {}, {}: not ended in order after {}; it counts as interrupted at the next start",
                    run.workflow(),
                    RunNames.shown(run.unit()),
                    Reasons.ofUnexpected(e));
            board.leave(run);
        }
    }

    private record Task(Workflow workflow, Run run) {}

    /** Empty if the worker is to end. */
    private Optional<Task> next(String name) {
        Optional<Workflow> workflow = workflow(name);
        if (workflow.isEmpty()) {
            board.leaveWorker(name);
            return Optional.empty();
        }
        return board.next(name, workflow.get().limits().concurrency()).map(run -> new Task(workflow.get(), run));
    }

    /** The boundary to whoever knows the workflows. */
    private Optional<Workflow> workflow(String name) {
        try {
            return workflows.apply(name);
        } catch (RuntimeException e) {
            LOG.error("workflow {}: it cannot be asked for: {}", name, Reasons.ofUnexpected(e));
            return Optional.empty();
        }
    }

    /** Ends what works, and waits for it for so long; gives back what has not ended then. */
    List<Run> stop(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        threads.keySet().forEach(Thread::interrupt);
        for (Thread thread : threads.keySet()) {
            thread.join(Math.max((end - System.nanoTime()) / 1_000_000, 1));
        }
        return threads.values().stream().flatMap(Optional::stream).toList();
    }
}

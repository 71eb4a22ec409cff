package org.niffler.workflow.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What waits, works, or has ended and is not settled. Thread-safe; does no I/O. */
final class Board {

    private final Map<String, Lane> lanes = new TreeMap<>();
    private final Map<String, Run> unsettled = new LinkedHashMap<>();
    private final Places places = new Places();
    private boolean isStopped;

    /** A run is there, waiting or ended. */
    synchronized void put(Run run) {
        if (unsettled.put(run.id(), run) == null) {
            places.add(run.unit().place());
        }
    }

    /** Whether something is left to be done about a run. */
    synchronized boolean isUnsettled(Run run) {
        return unsettled.containsKey(run.id());
    }

    /** A run waits for its turn. */
    synchronized void enqueue(Run run) {
        put(run);
        lane(run.workflow()).add(run);
    }

    /** A run waits for a time to come. */
    synchronized void pause(Run run) {
        put(run);
        lane(run.workflow()).pause(run);
    }

    synchronized void resume(Run run) {
        lane(run.workflow()).resume(run.id());
    }

    /** A run does not work any more, whatever becomes of it. */
    synchronized void leave(Run run) {
        lane(run.workflow()).done(run);
    }

    /** Nothing is left to be done about a run. */
    synchronized void settled(Run run) {
        if (unsettled.remove(run.id()) != null) {
            places.remove(run.unit().place());
        }
        notifyAll();
    }

    /** @return whether a worker is to be started, which then is counted */
    synchronized boolean claimWorker(String workflow, int concurrency) {
        return !isStopped && lane(workflow).claim(concurrency);
    }

    /** A worker ends by itself. */
    synchronized void leaveWorker(String workflow) {
        lane(workflow).leave();
    }

    /** What a worker does next; empty if it is to end, and it is not counted any more then. */
    synchronized Optional<Run> next(String workflow, int concurrency) {
        Optional<Run> next = isStopped ? Optional.empty() : lane(workflow).next(concurrency);
        if (isStopped) {
            lane(workflow).leave();
        }
        if (next.isEmpty()) {
            notifyAll();
        }
        return next;
    }

    synchronized int waiting(String workflow) {
        return lane(workflow).waiting();
    }

    synchronized Optional<Run> withdraw(String workflow, RunUnit unit) {
        return lane(workflow).withdraw(unit);
    }

    synchronized List<String> workflows() {
        return new ArrayList<>(lanes.keySet());
    }

    synchronized void isThere(String workflow) {
        lane(workflow).isThere();
    }

    /** Takes back all that wait for a workflow that is gone since before a time. */
    synchronized List<Run> gone(String workflow, Instant now, Instant before) {
        Lane lane = lane(workflow);
        lane.gone(now);
        return lane.goneSince().filter(since -> !since.isAfter(before)).isPresent() ? lane.withdrawAll() : List.of();
    }

    boolean holds(String place) {
        return places.hold(place);
    }

    /** Nothing is begun any more. */
    synchronized void stop() {
        isStopped = true;
        notifyAll();
    }

    synchronized boolean isStopped() {
        return isStopped;
    }

    /** Returns when nothing is left to be done, or nothing is begun any more. */
    synchronized void awaitIdle() throws InterruptedException {
        while (!isStopped && !unsettled.isEmpty()) {
            wait();
        }
    }

    private Lane lane(String workflow) {
        return lanes.computeIfAbsent(workflow, name -> new Lane());
    }
}

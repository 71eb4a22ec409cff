package org.niffler.workflow.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The runs of one workflow that wait, in their order, and its workers. Guarded by its {@link Board}. */
final class Lane {

    private final Map<String, Run> ready = new LinkedHashMap<>();
    /** How many of the ready lie on each place: of a batch there may be 100,000, and each new one is looked for among them. */
    private final Map<String, Integer> places = new HashMap<>();

    private final Map<String, Run> paused = new LinkedHashMap<>();

    /** What is worked on: two runs on one unit would write to the same place. */
    private final Set<String> units = new HashSet<>();

    private int workers;
    private Optional<Instant> goneSince = Optional.empty();

    void add(Run run) {
        if (ready.put(run.id(), run) == null) {
            places.merge(run.unit().place(), 1, Integer::sum);
        }
    }

    private void left(Run run) {
        places.computeIfPresent(run.unit().place(), (place, count) -> count == 1 ? null : count - 1);
    }

    void pause(Run run) {
        paused.put(run.id(), run);
    }

    /** @return whether it still waited */
    boolean resume(String id) {
        Run run = paused.remove(id);
        if (run != null) {
            add(run);
        }
        return run != null;
    }

    int waiting() {
        return ready.size() + paused.size();
    }

    /** @return whether one more worker would find something to do; it is counted then */
    boolean claim(int concurrency) {
        boolean isWanted = workers < concurrency && workers - units.size() < ready.size();
        if (isWanted) {
            workers++;
        }
        return isWanted;
    }

    /** What a worker does next; empty if it is to end, and it is not counted any more then. */
    Optional<Run> next(int concurrency) {
        if (units.size() < concurrency) {
            for (Iterator<Run> runs = ready.values().iterator(); runs.hasNext(); ) {
                Run run = runs.next();
                if (units.add(RunNames.unit(run.unit()))) {
                    runs.remove();
                    left(run);
                    return Optional.of(run);
                }
            }
        }
        workers--;
        return Optional.empty();
    }

    void leave() {
        workers--;
    }

    /** A run works no more. */
    void done(Run run) {
        units.remove(RunNames.unit(run.unit()));
    }

    /** Takes back a run on this unit that has not been begun. */
    Optional<Run> withdraw(RunUnit unit) {
        if (!places.containsKey(unit.place())) {
            return Optional.empty();
        }
        Optional<Run> found = ready.values().stream()
                .filter(run -> run.attempts() == 0 && isSame(run.unit(), unit))
                .findFirst();
        found.ifPresent(run -> {
            ready.remove(run.id());
            left(run);
        });
        return found;
    }

    private static boolean isSame(RunUnit one, RunUnit other) {
        return one.kind() == other.kind()
                && one.place().equals(other.place())
                && RunNames.unit(one).equals(RunNames.unit(other));
    }

    /** Takes back all that wait. */
    List<Run> withdrawAll() {
        List<Run> all = new ArrayList<>(ready.values());
        all.addAll(paused.values());
        ready.clear();
        places.clear();
        paused.clear();
        return all;
    }

    /** Since when its workflow is gone; empty if it is not. */
    Optional<Instant> goneSince() {
        return goneSince;
    }

    void gone(Instant now) {
        goneSince = Optional.of(goneSince.orElse(now));
    }

    void isThere() {
        goneSince = Optional.empty();
    }
}

package org.niffler.workflow.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** A site that keeps its leases in memory, and remembers what it was told. */
final class TestSite implements RunSite {

    final Set<String> leases = ConcurrentHashMap.newKeySet();
    final Queue<String> released = new ConcurrentLinkedQueue<>();
    final Queue<String> kept = new ConcurrentLinkedQueue<>();
    final Queue<Run> told = new ConcurrentLinkedQueue<>();
    final Set<String> gone = ConcurrentHashMap.newKeySet();

    volatile Consumer<Run> onChange = run -> {};
    volatile Runnable onLease = () -> {};

    /** Whether it cannot write anything down now. */
    volatile boolean isStoreAway;

    private final Queue<Runnable> whenStoreIsBack = new ConcurrentLinkedQueue<>();

    @Override
    public Optional<String> lease(String workflow, RunUnit unit) {
        String lease = workflow + " on " + unit.place();
        leases.add(lease);
        onLease.run();
        return Optional.of(lease);
    }

    @Override
    public void release(String lease) throws IOException {
        leases.remove(lease);
        released.add(lease);
    }

    @Override
    public void keep(String lease) {
        kept.add(lease);
    }

    @Override
    public List<Path> files(RunUnit unit) {
        return gone.contains(unit.place()) ? List.of() : List.of(Path.of(unit.place(), "1.dcm"));
    }

    @Override
    public void changed(Run run) {
        told.add(run);
        onChange.accept(run);
    }

    @Override
    public boolean isKept(Run run) {
        return !isStoreAway;
    }

    @Override
    public void whenKept(Run run, Runnable then) {
        if (isStoreAway) {
            whenStoreIsBack.add(then);
        } else {
            then.run();
        }
    }

    void storeIsBack() {
        isStoreAway = false;
        whenStoreIsBack.forEach(Runnable::run);
        whenStoreIsBack.clear();
    }

    /** The statuses of a run in the order it was told of them. */
    List<RunStatus> statuses(String place) {
        List<RunStatus> statuses = new ArrayList<>();
        told.stream().filter(run -> run.unit().place().equals(place)).forEach(run -> statuses.add(run.status()));
        return statuses;
    }

    /** What was told last of a run. */
    Run last(String place) {
        return told.stream()
                .filter(run -> run.unit().place().equals(place))
                .reduce((first, second) -> second)
                .orElseThrow();
    }
}

package org.niffler.bench.retrieve;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.niffler.bench.figures.Sample;
import org.niffler.bench.peer.PeerSockets;

/** What was measured, in seconds a study. */
public final class RetrievalResults {

    private final int studies;
    private final Map<Case, List<Way.Brought>> measured = new LinkedHashMap<>();

    private record Case(String way, PeerSockets sockets) {}

    RetrievalResults(int studies) {
        this.studies = studies;
    }

    void add(Way way, PeerSockets sockets, Way.Brought brought) {
        measured.computeIfAbsent(new Case(way.label(), sockets), key -> new ArrayList<>())
                .add(brought);
    }

    /** Of whole processes. */
    public Sample processes(Way way, PeerSockets sockets) {
        return perStudy(all(way, sockets).map(Way.Brought::processes));
    }

    /** Of what happened from when our receiver listened; empty for the ways of others. */
    public Optional<Sample> listening(Way way, PeerSockets sockets) {
        List<Duration> known = all(way, sockets)
                .flatMap(brought -> brought.listening().stream())
                .toList();
        return known.isEmpty() ? Optional.empty() : Optional.of(perStudy(known.stream()));
    }

    private Stream<Way.Brought> all(Way way, PeerSockets sockets) {
        return measured.get(new Case(way.label(), sockets)).stream();
    }

    private Sample perStudy(Stream<Duration> durations) {
        return new Sample(
                durations.map(duration -> duration.toNanos() / 1e9 / studies).toList());
    }
}

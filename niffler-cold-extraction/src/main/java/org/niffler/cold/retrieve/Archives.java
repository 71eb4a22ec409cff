package org.niffler.cold.retrieve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.niffler.cold.request.QueryPlan;
import org.niffler.cold.verify.ExpectedStudy;
import org.niffler.dicom.net.UnreachableException;

/** The PACS that a request is put to: all of them, since none knows what another has. */
public final class Archives {

    private final List<Archive> archives;

    /** @param archives in the order in which they are preferred; the first must be reachable */
    public Archives(List<Archive> archives) {
        this.archives = List.copyOf(archives);
    }

    /** A study as one archive lists it. */
    record Listed<T>(Archive archive, T study) {}

    /**
     * What they have.
     *
     * @param studies by Study Instance UID, each as every archive lists it, in the order of preference
     * @param failures archives that could not be asked, so that nobody knows what they have
     */
    record Found<T>(Map<String, List<Listed<T>>> studies, List<String> failures) {

        /** Each study once, as the first archive lists it that has it. */
        List<Listed<T>> firstChoice() {
            return studies.values().stream().map(listed -> listed.get(0)).toList();
        }

        boolean isEmpty() {
            return studies.isEmpty();
        }

        /** What to say of a row for which there is nothing, or perhaps not everything. */
        RowOutcome nothing() {
            return failures.isEmpty() ? new RowOutcome.NotFound() : new RowOutcome.Failed(String.join("; ", failures));
        }
    }

    /** Asks one archive. */
    @FunctionalInterface
    interface Query<T> {
        Lookup<T> in(Archive archive) throws UnreachableException, InterruptedException;
    }

    boolean areSeveral() {
        return archives.size() > 1;
    }

    /** The studies with the number of their instances. */
    Found<ExpectedStudy> find(QueryPlan plan) throws UnreachableException, InterruptedException {
        return ask(archive -> archive.finder().find(plan), ExpectedStudy::studyInstanceUid);
    }

    /** @param uid of a study */
    <T> Found<T> ask(Query<T> query, Function<T, String> uid) throws UnreachableException, InterruptedException {
        Map<String, List<Listed<T>>> studies = new LinkedHashMap<>();
        List<String> failures = new ArrayList<>();
        for (Archive archive : archives) {
            Lookup<T> lookup = reach(archive, query);
            if (lookup instanceof Lookup.Failed<T> failed) {
                failures.add(areSeveral() ? archive.name() + ": " + failed.reason() : failed.reason());
            } else {
                for (T study : ((Lookup.Found<T>) lookup).studies()) {
                    studies.computeIfAbsent(uid.apply(study), key -> new ArrayList<>())
                            .add(new Listed<>(archive, study));
                }
            }
        }
        return new Found<>(studies, failures);
    }

    /** That the first archive cannot be reached ends the run in the end; another one is a help that is missed. */
    private <T> Lookup<T> reach(Archive archive, Query<T> query) throws UnreachableException, InterruptedException {
        try {
            return query.in(archive);
        } catch (UnreachableException e) {
            if (archive == archives.get(0)) {
                throw e;
            }
            return new Lookup.Failed<>(e.getMessage());
        }
    }
}

package org.niffler.app.explorer.cohort;

import java.util.ArrayList;
import java.util.List;
import org.niffler.app.explorer.http.Refusal;
import org.niffler.app.explorer.shown.References;

/** Remembers what it sealed, and says nothing but a number. */
final class TestReferences implements References {

    private record Sealed(String kind, List<String> parts) {}

    private final List<Sealed> sealed = new ArrayList<>();

    @Override
    public synchronized String seal(String kind, List<String> parts) {
        Sealed one = new Sealed(kind, List.copyOf(parts));
        if (!sealed.contains(one)) {
            sealed.add(one);
        }
        return "ref" + sealed.indexOf(one);
    }

    @Override
    public synchronized List<String> open(String kind, String reference) {
        return sealed.stream()
                .filter(one -> one.kind().equals(kind) && reference.equals(seal(kind, one.parts())))
                .map(Sealed::parts)
                .findFirst()
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "There is no such study."));
    }
}

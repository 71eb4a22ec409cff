package org.niffler.app.explorer.cohort;

import java.util.Optional;
import java.util.Set;
import org.niffler.app.explorer.shown.Disclosure;
import org.niffler.app.query.ShownIdentity;
import org.niffler.deid.IdentifyingAttributes;

/** Hides what PS3.15 names, and lets filters ask about two of that. */
record TestDisclosure(boolean showsIdentity, ShownIdentity identity) implements Disclosure {

    private static final Set<String> ASKABLE = Set.of("StudyDate", "StudyDescription");

    @Override
    public Optional<String> hides(String attribute) {
        return showsIdentity
                ? Optional.empty()
                : new IdentifyingAttributes()
                        .firstOf(Set.of(attribute))
                        .map(name -> name + " says who a patient is; start the explorer with --show-phi to see it.");
    }

    @Override
    public Optional<String> keepsSecret(String attribute) {
        return ASKABLE.contains(attribute) ? Optional.empty() : hides(attribute);
    }
}

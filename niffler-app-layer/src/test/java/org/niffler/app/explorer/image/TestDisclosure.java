package org.niffler.app.explorer.image;

import java.util.List;
import java.util.Optional;
import org.niffler.app.explorer.shown.Disclosure;
import org.niffler.app.query.ShownIdentity;
import org.niffler.deid.IdentifyingAttributes;
import org.niffler.deid.Pseudonymizer;

/** Hides what identifies, or nothing. */
record TestDisclosure(boolean showsIdentity) implements Disclosure {

    @Override
    public ShownIdentity identity() {
        return showsIdentity ? ShownIdentity.asItIs() : ShownIdentity.pseudonyms(Pseudonymizer.sha224());
    }

    @Override
    public Optional<String> hides(String attribute) {
        return showsIdentity
                ? Optional.empty()
                : new IdentifyingAttributes().firstOf(List.of(attribute)).map(name -> "it tells who a patient is");
    }

    @Override
    public Optional<String> keepsSecret(String attribute) {
        return hides(attribute);
    }
}

package org.niffler.app.explorer.scanner;

import java.util.Optional;
import org.niffler.app.explorer.shown.Disclosure;
import org.niffler.app.query.ShownIdentity;

/** Shows all attributes; who patients are as it is told. */
public record ShownAs(ShownIdentity identity) implements Disclosure {

    @Override
    public boolean showsIdentity() {
        return identity.identifies();
    }

    @Override
    public Optional<String> hides(String attribute) {
        return Optional.empty();
    }

    @Override
    public Optional<String> keepsSecret(String attribute) {
        return Optional.empty();
    }
}

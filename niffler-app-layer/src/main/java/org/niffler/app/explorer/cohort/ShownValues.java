package org.niffler.app.explorer.cohort;

import io.javalin.http.Context;
import java.util.Collection;
import org.niffler.app.explorer.http.Viewers;
import org.niffler.app.explorer.shown.Disclosure;
import org.niffler.app.explorer.shown.ProfileDisclosure;
import org.niffler.app.query.ShownIdentity;

/** Notes for the audit that an answer shows values which tell who patients are. */
public final class ShownValues {

    private final Disclosure disclosure;

    /** What is hidden elsewhere is written down here: also private attributes, of which nobody knows what they tell. */
    private final Disclosure otherwise = new ProfileDisclosure(false, ShownIdentity.asItIs());

    public ShownValues(Disclosure disclosure) {
        this.disclosure = disclosure;
    }

    /** What the answer is about, if one of its attributes may identify. */
    void note(Context context, String what, Collection<String> attributes) {
        if (disclosure.showsIdentity()) {
            attributes.stream()
                    .filter(attribute -> otherwise.hides(attribute).isPresent())
                    .findFirst()
                    .ifPresent(attribute -> Viewers.shows(context, what + " " + attribute));
        }
    }
}

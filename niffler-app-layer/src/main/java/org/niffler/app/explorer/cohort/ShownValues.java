package org.niffler.app.explorer.cohort;

import io.javalin.http.Context;
import java.util.Collection;
import org.niffler.app.explorer.http.Viewers;
import org.niffler.app.explorer.shown.Disclosure;
import org.niffler.deid.IdentifyingAttributes;

/** Notes for the audit that an answer shows values which tell who patients are. */
public final class ShownValues {

    private final Disclosure disclosure;
    private final IdentifyingAttributes identifying = new IdentifyingAttributes();

    public ShownValues(Disclosure disclosure) {
        this.disclosure = disclosure;
    }

    /** What the answer is about, if one of its attributes identifies. */
    void note(Context context, String what, Collection<String> attributes) {
        if (disclosure.showsIdentity()) {
            identifying.firstOf(attributes).ifPresent(attribute -> Viewers.shows(context, what + " " + attribute));
        }
    }
}

package org.niffler.app.explorer.shown;

import java.util.Optional;
import org.niffler.app.query.ShownIdentity;

/** Which attributes viewers may see, and which they may ask about. May be used by several threads. */
public interface Disclosure {

    /** Whether viewers may see who patients are. */
    boolean showsIdentity();

    /** What stands in the place of PatientIDs, UIDs and accession numbers. */
    ShownIdentity identity();

    /** Why the values of an attribute are not shown, in words for the page; empty if they are. */
    Optional<String> hides(String attribute);

    /** Why a filter must not ask about an attribute: its counts would tell; empty if it may. */
    Optional<String> keepsSecret(String attribute);
}

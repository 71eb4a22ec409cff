package org.niffler.app.explorer.shown;

import java.util.List;

/**
 * Names for studies, series and instances in addresses of the page: they say nothing to those who read them, and none can be
 * made up. May be used by several threads.
 */
public interface References {

    /** @param kind such as {@code study}: a reference of one kind is none of another */
    String seal(String kind, List<String> parts);

    /** @throws org.niffler.app.explorer.http.Refusal (not found) if it was not made by {@link #seal} with this key and kind */
    List<String> open(String kind, String reference);
}

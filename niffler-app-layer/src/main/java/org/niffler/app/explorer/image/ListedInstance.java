package org.niffler.app.explorer.image;

import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An instance in the list of its series.
 *
 * @param path of its file, as references name it
 * @param number InstanceNumber
 * @param rows empty if it is no image
 * @param held why there is no picture of it; empty if there may be one
 */
record ListedInstance(
        String path, OptionalInt number, int frames, OptionalInt rows, OptionalInt columns, Optional<String> held) {

    /** By InstanceNumber, those without one last; then by name. */
    static final Comparator<ListedInstance> ORDER = Comparator.<ListedInstance>comparingInt(
                    instance -> instance.number().orElse(Integer.MAX_VALUE))
            .thenComparing(ListedInstance::path);

    /** One whose header cannot be read. */
    static ListedInstance unreadable(String path, String why) {
        return new ListedInstance(
                path, OptionalInt.empty(), 1, OptionalInt.empty(), OptionalInt.empty(), Optional.of(why));
    }
}

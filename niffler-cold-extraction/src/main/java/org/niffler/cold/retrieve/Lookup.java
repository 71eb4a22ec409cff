package org.niffler.cold.retrieve;

import java.util.List;

/** What a PACS has for a request. */
public sealed interface Lookup<T> {

    /** These studies; none if the list is empty. */
    record Found<T>(List<T> studies) implements Lookup<T> {

        public Found {
            studies = List.copyOf(studies);
        }
    }

    /** It could not be found out. */
    record Failed<T>(String reason) implements Lookup<T> {}
}

package org.niffler.cold.retrieve;

import java.util.List;
import org.niffler.cold.verify.ExpectedStudy;

/** What the PACS has for a request. */
public sealed interface StudyLookup {

    /** These studies; none if the list is empty. */
    record Found(List<ExpectedStudy> studies) implements StudyLookup {

        public Found {
            studies = List.copyOf(studies);
        }
    }

    /** It could not be found out. */
    record Failed(String reason) implements StudyLookup {}
}

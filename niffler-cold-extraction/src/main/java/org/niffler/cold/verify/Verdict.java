package org.niffler.cold.verify;

import java.util.List;

/** Whether a study is there. */
public sealed interface Verdict {

    /** @param notes what does not fit together all the same */
    record Complete(List<String> notes) implements Verdict {

        public Complete {
            notes = List.copyOf(notes);
        }
    }

    /** It is not proven to be whole. */
    record Unproven(String reason) implements Verdict {}
}

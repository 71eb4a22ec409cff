package org.niffler.meta.workflow;

import java.io.IOException;
import org.niffler.workflow.Workflow;
import org.niffler.workflow.run.Offer;
import org.niffler.workflow.run.RunUnit;

/** Takes what workflows are to be run on. */
@FunctionalInterface
public interface Offers {

    /** @throws IOException if it cannot be written down; then nothing is run */
    Offer offer(Workflow workflow, RunUnit unit) throws IOException;
}

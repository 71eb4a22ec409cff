package org.niffler.workflow;

import java.nio.file.Path;
import java.util.Map;
import org.niffler.filter.Filter;

/**
 * A pipeline: which images it takes, and what is done with them.
 *
 * @param name letters, digits, dot, dash and underscore; names its folders, so that no two workflows share one
 * @param folder where its file is: its programs are started in it
 * @param filter on the header of an instance
 * @param environment for its programs, besides what every program needs
 */
public record Workflow(
        String name,
        Path folder,
        Filter filter,
        WorkUnit unit,
        WorkInput input,
        WorkAction action,
        WorkLimits limits,
        Map<String, String> environment,
        Reaction onSuccess,
        Reaction onFailure) {

    public Workflow {
        environment = Map.copyOf(environment);
    }

    /** The same, of which any number of runs may wait: for images that are there, and need not be kept for it. */
    public Workflow withoutQueueLimit() {
        WorkLimits all = new WorkLimits(
                limits.concurrency(),
                limits.timeout(),
                limits.retries(),
                Integer.MAX_VALUE,
                limits.memory(),
                limits.nice());
        return new Workflow(name, folder, filter, unit, input, action, all, environment, onSuccess, onFailure);
    }
}

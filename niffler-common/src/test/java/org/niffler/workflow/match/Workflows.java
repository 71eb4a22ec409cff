package org.niffler.workflow.match;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.niffler.filter.Filter;
import org.niffler.filter.FilterException;
import org.niffler.workflow.Reaction;
import org.niffler.workflow.WorkAction;
import org.niffler.workflow.WorkInput;
import org.niffler.workflow.WorkLimits;
import org.niffler.workflow.WorkUnit;
import org.niffler.workflow.Workflow;

/** Workflows of which only filter, unit and input matter. */
public final class Workflows {

    private Workflows() {}

    public static Workflow of(WorkUnit unit, String filter) {
        return of(unit, filter, new WorkInput.Dicom());
    }

    public static Workflow of(WorkUnit unit, String filter, WorkInput input) {
        try {
            return new Workflow(
                    "detector",
                    Path.of("workflows"),
                    Filter.parse(filter),
                    unit,
                    input,
                    new WorkAction.Command(List.of("./detector.sh", "{input}")),
                    new WorkLimits(1, Duration.ofMinutes(1), 0, 10, OptionalLong.empty(), 0),
                    Map.of(),
                    Reaction.NONE,
                    Reaction.NONE);
        } catch (FilterException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

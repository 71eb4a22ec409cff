package org.niffler.workflow.match;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.niffler.workflow.Workflow;

/** Asks the filters of workflows. May be used by several threads. */
public interface Matching {

    /**
     * What some workflows take of files that belong together: those of one series, or of one study.
     *
     * @param workflows a workflow by study is given the files as one study, one by series as one series
     * @param files in the order of their names; what is no DICOM file takes no part in the decision
     * @return nothing for a workflow that takes none of them
     * @throws IOException if a file cannot be read
     */
    Map<Workflow, List<FoundUnit>> of(List<Workflow> workflows, List<Path> files) throws IOException;
}

package org.niffler.cold;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.niffler.cold.retrieve.StudyFollowUp;
import org.niffler.dicom.file.StoredInstance;
import org.niffler.workflow.run.WorkflowBatch;

/** Hands complete studies to the workflow of {@code --then}, series by series unless it wants whole studies. */
record ThenRuns(WorkflowBatch batch) implements StudyFollowUp {

    @Override
    public void complete(List<StoredInstance> instances) throws IOException, InterruptedException {
        Map<String, List<Path>> bySeries = instances.stream()
                .collect(Collectors.groupingBy(
                        StoredInstance::seriesInstanceUid,
                        TreeMap::new,
                        Collectors.mapping(StoredInstance::path, Collectors.toList())));
        if (!batch.offer(new ArrayList<>(bySeries.values()))) {
            throw new InterruptedException("the workflow is stopped");
        }
    }
}

package org.niffler.workflow.match;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.niffler.dicom.DataSet;
import org.niffler.workflow.WorkUnit;
import org.niffler.workflow.Workflow;

/** Whether a workflow takes some files, answered by one header after the other. */
final class Question {

    private final Workflow workflow;
    private final boolean oneSpeaksForItsSeries;
    private final Set<String> refusedSeries = new HashSet<>();
    private final List<FoundUnit> instances = new ArrayList<>();
    private boolean taken;
    private boolean refused;

    Question(Workflow workflow, SeriesAttributes ofSeries) {
        this.workflow = workflow;
        this.oneSpeaksForItsSeries = ofSeries.covers(workflow.filter().attributes());
    }

    Workflow workflow() {
        return workflow;
    }

    /** Whether further headers cannot change the answer. */
    boolean isAnswered() {
        return taken || refused;
    }

    void ask(Path file, DataSet header, Uids uids) {
        if (isAnswered() || refusedSeries.contains(uids.series())) {
            return;
        }
        if (!matches(header)) {
            refuse(uids.series());
        } else if (workflow.unit() == WorkUnit.INSTANCE) {
            instances.add(new FoundUnit(WorkUnit.INSTANCE, uids.study(), uids.series(), uids.sop(), List.of(file)));
        } else {
            taken = true;
        }
    }

    private void refuse(String series) {
        if (oneSpeaksForItsSeries) {
            refusedSeries.add(series);
            // What is offered as one series is taken for one, whatever is in the folder by others' mistake.
            refused = workflow.unit() != WorkUnit.STUDY;
        }
    }

    private boolean matches(DataSet header) {
        try {
            return workflow.filter().matches(header);
        } catch (RuntimeException e) {
            // Boundary to the toolkit, which decodes values when they are asked for; its messages may quote them. A
            // header that cannot be looked at meets no condition.
            return false;
        }
    }

    /** The answer, once all headers have been asked for or no further one is needed. */
    List<FoundUnit> units(Uids first, List<Path> allInstances) {
        Stream<FoundUnit> whole = taken
                ? Stream.of(new FoundUnit(workflow.unit(), first.study(), first.series(), "", allInstances))
                : Stream.empty();
        return workflow.unit() == WorkUnit.INSTANCE ? List.copyOf(instances) : whole.toList();
    }

    boolean isTaken() {
        return taken;
    }
}

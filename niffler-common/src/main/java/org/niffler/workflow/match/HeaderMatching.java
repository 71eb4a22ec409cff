package org.niffler.workflow.match;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.file.HeaderSelection;
import org.niffler.workflow.Workflow;

/**
 * Reads headers of the files, no further than is needed, and asks all filters at once.
 *
 * <p>A series is what is offered as one. If a filter looks only at attributes that are the same in the whole series, its
 * first readable instance decides; in a study, that of each series does. Else the first instance that matches does. Files
 * that are no instances (no DICOM, a DICOMDIR, not readable by this user, gone) are not part of a unit; instances whose
 * header is damaged decide nothing, but are part of a series or study, as somebody may be able to use them.
 */
public final class HeaderMatching implements Matching {

    private final SeriesAttributes ofSeries = SeriesAttributes.load();

    @Override
    public Map<Workflow, List<FoundUnit>> of(List<Workflow> workflows, List<Path> files) throws IOException {
        List<Question> questions = workflows.stream()
                .map(workflow -> new Question(workflow, ofSeries))
                .toList();
        HeaderSelection selection = selection(workflows);
        List<Path> instances = new ArrayList<>();
        Optional<Uids> first = Optional.empty();
        int read = 0;
        for (; read < files.size() && !areAnswered(questions); read++) {
            Path file = files.get(read);
            HeaderRead header = InstanceHeaders.read(file, selection);
            if (!(header instanceof HeaderRead.NoInstance)) {
                instances.add(file);
            }
            if (header instanceof HeaderRead.Readable readable) {
                Uids uids = Uids.of(readable.dataSet());
                first = first.or(() -> Optional.of(uids));
                ask(questions, file, readable.dataSet(), uids);
            }
        }
        if (questions.stream().anyMatch(Question::isTaken)) {
            addInstances(files.subList(read, files.size()), instances);
        }
        return answers(questions, first.orElse(Uids.NONE), instances);
    }

    private static HeaderSelection selection(List<Workflow> workflows) {
        Set<String> attributes = new TreeSet<>();
        workflows.forEach(workflow -> attributes.addAll(workflow.filter().attributes()));
        return FilterTags.of(attributes);
    }

    private static boolean areAnswered(List<Question> questions) {
        return questions.stream().allMatch(Question::isAnswered);
    }

    private static void ask(List<Question> questions, Path file, DataSet header, Uids uids) {
        questions.forEach(question -> question.ask(file, header, uids));
    }

    private static void addInstances(List<Path> unread, List<Path> instances) throws IOException {
        for (Path file : unread) {
            if (InstanceHeaders.isInstance(file)) {
                instances.add(file);
            }
        }
    }

    private static Map<Workflow, List<FoundUnit>> answers(List<Question> questions, Uids first, List<Path> instances) {
        Map<Workflow, List<FoundUnit>> answers = new LinkedHashMap<>();
        for (Question question : questions) {
            List<FoundUnit> units = question.units(first, instances);
            if (!units.isEmpty()) {
                answers.put(question.workflow(), units);
            }
        }
        return answers;
    }
}

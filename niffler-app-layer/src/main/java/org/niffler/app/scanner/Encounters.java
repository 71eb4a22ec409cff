package org.niffler.app.scanner;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Puts exams together to encounters, per patient: an exam joins those that it shares an instant with (it lies inside,
 * contains or overlaps them) and those that it is less than the gap away from; at exactly the gap a new encounter begins.
 * Joining is transitive, so that an exam in between makes one encounter of two. The order of the exams does not matter.
 *
 * <p>{@code studies} counts each StudyInstanceUID of an encounter once, although a study of two modalities, or whose
 * description was changed, is two exams. The original counts exams and calls them studies; the numbers differ for such
 * studies only. A study whose exams fall into two encounters is counted in each. Series add up.
 */
public final class Encounters {

    /** The original's. */
    public static final Duration DEFAULT_GAP = Duration.ofMinutes(20);

    private static final Comparator<Exam> EXAMS = Comparator.comparing(Exam::start)
            .thenComparing(Exam::end)
            .thenComparing(Exam::study)
            .thenComparing(Exam::description)
            .thenComparing(Exam::modality)
            .thenComparing(Exam::series);

    private static final Comparator<Encounter> ENCOUNTERS = Comparator.comparing(Encounter::start)
            .thenComparing(Encounter::patient)
            .thenComparing(Encounter::end);

    private final Duration gap;

    /**
     * Takes the time that separates two encounters.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Encounters(Duration gap) {
        if (gap.isNegative()) {
            throw new IllegalArgumentException("the gap between encounters is negative");
        }
        this.gap = gap;
    }

    /**
     * The encounters of one scanner and day.
     *
     * @param exams all of that scanner and day, in any order
     * @return by their beginning; of those that begin together, by patient
     */
    public List<Encounter> of(Collection<Exam> exams) {
        Map<String, List<Exam>> byPatient = exams.stream().collect(Collectors.groupingBy(Exam::patient));
        return byPatient.values().stream()
                .flatMap(ofPatient -> ofPatient(ofPatient).stream())
                .sorted(ENCOUNTERS)
                .toList();
    }

    /** By their beginning, an exam can only join the encounter before it: all others ended earlier still. */
    private List<Encounter> ofPatient(List<Exam> exams) {
        List<Encounter> encounters = new ArrayList<>();
        List<Exam> open = new ArrayList<>();
        Span covered = null;
        for (Exam exam : exams.stream().sorted(EXAMS).toList()) {
            if (covered != null && !joins(covered, exam.span())) {
                encounters.add(encounter(open, covered));
                open.clear();
                covered = null;
            }
            covered = covered == null ? exam.span() : hull(covered, exam.span());
            open.add(exam);
        }
        if (covered != null) {
            encounters.add(encounter(open, covered));
        }
        return encounters;
    }

    private boolean joins(Span encounter, Span exam) {
        Duration distance = encounter.distanceTo(exam);
        return distance.isZero() || distance.compareTo(gap) < 0;
    }

    private static Span hull(Span encounter, Span exam) {
        return exam.to().isAfter(encounter.to()) ? new Span(encounter.from(), exam.to()) : encounter;
    }

    private static Encounter encounter(List<Exam> exams, Span span) {
        return new Encounter(
                exams.get(0).patient(),
                span.from(),
                span.to(),
                (int) exams.stream().map(Exam::study).distinct().count(),
                exams.stream().mapToInt(Exam::series).sum(),
                exams.stream()
                        .map(Exam::modality)
                        .filter(modality -> !modality.isEmpty())
                        .collect(Collectors.toCollection(TreeSet::new)),
                exams.stream()
                        .map(Exam::description)
                        .filter(description -> !description.isEmpty())
                        .distinct()
                        .toList());
    }
}

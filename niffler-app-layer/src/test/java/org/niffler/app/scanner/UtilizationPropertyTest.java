package org.niffler.app.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.niffler.app.scanner.Exams.DAY;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Against figures that are computed as slowly and plainly as can be: by marking minutes and comparing all pairs. */
class UtilizationPropertyTest {

    private static final int DAYS = 2_000;
    private static final long SEED = 20_200_601;

    /** Beyond the end of the latest exam. */
    private static final int MINUTES = 3 * 24 * 60;

    @Test
    void agreesWithABruteForceComputation() {
        Random random = new Random(SEED);
        for (int i = 0; i < DAYS; i++) {
            int gap = random.nextInt(40);
            List<Exam> exams = exams(random);
            ScannerDay day = day(gap, exams);
            assertThat(day.encounters()).as("encounters of day %s", i).hasSameElementsAs(components(exams, gap));
            assertThat(minutesOf(day.gaps())).as("gaps of day %s", i).isEqualTo(idleMinutes(exams, gap));
            assertThat(day.overlaps().stream()
                            .mapToLong(overlap -> overlap.length().toMinutes())
                            .sum())
                    .as("overlaps of day %s", i)
                    .isEqualTo(overlappingMinutes(day.encounters()));
            checkUtilization(day);
        }
    }

    @Test
    void theOrderOfTheExamsChangesNothing() {
        Random random = new Random(SEED);
        for (int i = 0; i < DAYS; i++) {
            List<Exam> exams = exams(random);
            ScannerDay day = day(20, exams);
            Collections.shuffle(exams, random);
            assertThat(day(20, exams)).isEqualTo(day);
        }
    }

    private static List<Exam> exams(Random random) {
        List<Exam> exams = new ArrayList<>();
        int patients = 1 + random.nextInt(5);
        for (int i = random.nextInt(25); i > 0; i--) {
            LocalDateTime start = DAY.atStartOfDay().plusMinutes(random.nextInt(1440));
            exams.add(new Exam(
                    DAY,
                    "CT1",
                    "P" + random.nextInt(patients),
                    "S" + random.nextInt(12),
                    "D" + random.nextInt(3),
                    random.nextBoolean() ? "CT" : "MR",
                    start,
                    start.plusMinutes(random.nextInt(4) == 0 ? 0 : random.nextInt(90)),
                    random.nextInt(9)));
        }
        return exams;
    }

    private static ScannerDay day(int gapMinutes, List<Exam> exams) {
        List<ScannerDay> scanners = new Utilization(Duration.ofMinutes(gapMinutes), Optional.empty())
                .day(DAY, exams.stream())
                .scanners();
        return exams.isEmpty() ? new ScannerDay(DAY, "CT1", Optional.empty(), List.of()) : scanners.get(0);
    }

    /** Exams of a patient that are connected, over any number of others, by pairs that join. */
    private static List<Encounter> components(List<Exam> exams, int gap) {
        int[] component = IntStream.range(0, exams.size()).toArray();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < component.length; i++) {
                for (int j = 0; j < component.length; j++) {
                    if (component[j] > component[i] && join(exams.get(i), exams.get(j), gap)) {
                        component[j] = component[i];
                        changed = true;
                    }
                }
            }
        }
        return IntStream.of(component)
                .distinct()
                .mapToObj(of -> encounter(IntStream.range(0, component.length)
                        .filter(i -> component[i] == of)
                        .mapToObj(exams::get)
                        .toList()))
                .toList();
    }

    private static boolean join(Exam one, Exam other, int gap) {
        if (!one.patient().equals(other.patient())) {
            return false;
        }
        long between = Math.max(
                Duration.between(one.end(), other.start()).toMinutes(),
                Duration.between(other.end(), one.start()).toMinutes());
        return between <= 0 || between < gap;
    }

    private static Encounter encounter(List<Exam> exams) {
        List<Exam> ordered = exams.stream()
                .sorted((one, other) -> key(one).compareTo(key(other)))
                .toList();
        return new Encounter(
                exams.get(0).patient(),
                exams.stream().map(Exam::start).min(LocalDateTime::compareTo).orElseThrow(),
                exams.stream().map(Exam::end).max(LocalDateTime::compareTo).orElseThrow(),
                exams.stream().map(Exam::study).collect(Collectors.toSet()).size(),
                exams.stream().mapToInt(Exam::series).sum(),
                exams.stream().map(Exam::modality).collect(Collectors.toCollection(TreeSet::new)),
                ordered.stream().map(Exam::description).distinct().toList());
    }

    private static String key(Exam exam) {
        return Stream.of(exam.start(), exam.end())
                        .map(time -> "%06d".formatted(minute(time)))
                        .collect(Collectors.joining(" "))
                + exam.study() + " " + exam.description();
    }

    private static BitSet idleMinutes(List<Exam> exams, int gap) {
        BitSet used =
                minutesOf(components(exams, gap).stream().map(Encounter::span).toList());
        BitSet idle = new BitSet(MINUTES);
        int from = exams.stream().mapToInt(exam -> minute(exam.start())).min().orElse(0);
        int to = exams.stream().mapToInt(exam -> minute(exam.end())).max().orElse(0);
        idle.set(from, to);
        idle.andNot(used);
        return idle;
    }

    private static BitSet minutesOf(List<Span> spans) {
        BitSet minutes = new BitSet(MINUTES);
        spans.forEach(span -> minutes.set(minute(span.from()), minute(span.to())));
        return minutes;
    }

    /** Pairs of patients in each minute. */
    private static long overlappingMinutes(List<Encounter> encounters) {
        int[] present = new int[MINUTES];
        for (Encounter encounter : encounters) {
            for (int minute = minute(encounter.start()); minute < minute(encounter.end()); minute++) {
                present[minute]++;
            }
        }
        return IntStream.of(present)
                .mapToLong(number -> (long) number * (number - 1) / 2)
                .sum();
    }

    private static void checkUtilization(ScannerDay day) {
        int busy = day.encounters().stream()
                .mapToInt(encounter -> minute(encounter.end()) - minute(encounter.start()))
                .sum();
        int first = day.encounters().stream()
                .mapToInt(encounter -> minute(encounter.start()))
                .min()
                .orElse(0);
        int last = day.encounters().stream()
                .mapToInt(encounter -> minute(encounter.end()))
                .max()
                .orElse(0);
        if (first == last) {
            assertThat(day.utilizationPercent()).isEmpty();
        } else {
            assertThat(day.utilizationPercent().orElseThrow()).isCloseTo(100.0 * busy / (last - first), offset(1e-9));
        }
    }

    private static int minute(LocalDateTime time) {
        return (int) Duration.between(DAY.atStartOfDay(), time).toMinutes();
    }
}

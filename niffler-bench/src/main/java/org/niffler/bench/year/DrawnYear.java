package org.niffler.bench.year;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.niffler.metadata.MetadataDocument;

/**
 * The studies of a hospital's year: more on weekdays, mostly by day, some patients with two in a visit. It is drawn day by
 * day, and nothing of it is kept.
 */
final class DrawnYear {

    private static final List<String> BODY_PARTS = List.of(
            "CHEST", "CHEST", "ABDOMEN", "HEAD", "LSPINE", "CSPINE", "KNEE", "PELVIS", "SHOULDER", "THORAX", "NaN");

    private static final int WEEKDAY = 10;
    private static final int WEEKEND = 4;

    private static final int MOST_SERIES = 6;
    private static final int DOCUMENTS_PER_PATIENT = 25;
    private static final LocalTime FIRST_SHIFT = LocalTime.of(6, 30);

    private final YearPlan plan;
    private final List<DrawnScanner> scanners;
    private final SplittableRandom random;
    private long drawn;

    DrawnYear(YearPlan plan) {
        this.plan = plan;
        this.scanners = DrawnScanner.draw(plan.scanners());
        this.random = new SplittableRandom(plan.seed());
    }

    /** @param documents gets exactly as many as are planned */
    void draw(Consumer<MetadataDocument> documents) {
        long all = 0;
        for (int day = 0; day < plan.days(); day++) {
            all += weight(day);
        }
        long until = 0;
        for (int day = 0; day < plan.days(); day++) {
            until += weight(day);
            new Day(plan.firstDay().plusDays(day), documents).draw(plan.documents() * until / all);
        }
    }

    private int weight(int day) {
        DayOfWeek weekday = plan.firstDay().plusDays(day).getDayOfWeek();
        return weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY ? WEEKEND : WEEKDAY;
    }

    /** A day, on which each scanner takes one patient after the other. */
    private final class Day {

        private final LocalDate date;
        private final Consumer<MetadataDocument> documents;
        private final LocalDateTime[] free = new LocalDateTime[scanners.size()];
        private int studies;

        Day(LocalDate date, Consumer<MetadataDocument> documents) {
            this.date = date;
            this.documents = documents;
            for (int number = 0; number < free.length; number++) {
                free[number] = date.atTime(FIRST_SHIFT).plusMinutes(random.nextInt(120));
            }
        }

        /** @param until how many documents there are then since the year's beginning */
        void draw(long until) {
            while (drawn < until) {
                DrawnScanner scanner = scanners.get(random.nextInt(scanners.size()));
                String patient = "P%08d".formatted(random.nextInt(1 + plan.documents() / DOCUMENTS_PER_PATIENT));
                study(scanner, patient, until);
                if (random.nextInt(8) == 0 && drawn < until) {
                    // The next order of the same visit.
                    study(scanner, patient, until);
                }
                free[scanner.number()] = free[scanner.number()].plusMinutes(5 + random.nextInt(40));
            }
        }

        private void study(DrawnScanner scanner, String patient, long until) {
            LocalDateTime time = free[scanner.number()];
            String bodyPart = BODY_PARTS.get(random.nextInt(BODY_PARTS.size()));
            DrawnStudy study = new DrawnStudy(
                    scanner,
                    "2.25.%09d.%s.%d"
                            .formatted(scanner.number() + 1, date.toString().replace("-", ""), studies++),
                    patient,
                    bodyPart,
                    scanner.modality() + " " + bodyPart + (random.nextBoolean() ? " W CONTRAST" : ""),
                    time);
            int series = 1 + random.nextInt(MOST_SERIES);
            for (int number = 1; number <= series && drawn < until; number++) {
                LocalDateTime end = time.plus(Duration.ofSeconds(60 + random.nextInt(360)));
                documents.accept(study.series(number, time, end, plan.zone(), random));
                drawn++;
                time = end.plusSeconds(10);
            }
            free[scanner.number()] = time;
        }
    }
}

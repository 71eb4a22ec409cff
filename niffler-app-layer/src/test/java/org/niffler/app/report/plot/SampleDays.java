package org.niffler.app.report.plot;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.niffler.app.scanner.Encounter;
import org.niffler.app.scanner.ScannerDay;

/** Days of scanners to draw, the same at every call. */
final class SampleDays {

    static final LocalDate MONDAY = LocalDate.of(2020, 6, 1);

    private SampleDays() {}

    static Encounter encounter(LocalDate day, String from, String to) {
        return encounter(day.atTime(hour(from), minute(from)), day.atTime(hour(to), minute(to)));
    }

    static Encounter encounter(LocalDateTime from, LocalDateTime to) {
        return new Encounter(
                "PATIENT-" + from.getHour() + from.getMinute(),
                from,
                to,
                2,
                5,
                new TreeSet<>(List.of("MR")),
                List.of("<script>alert(1)</script>"));
    }

    private static int hour(String time) {
        return Integer.parseInt(time.substring(0, 2));
    }

    private static int minute(String time) {
        return Integer.parseInt(time.substring(3));
    }

    static ScannerDay scanner(String id, Encounter... encounters) {
        return scanner(MONDAY, id, encounters);
    }

    static ScannerDay scanner(LocalDate day, String id, Encounter... encounters) {
        return new ScannerDay(day, id, Optional.empty(), List.of(encounters));
    }

    /** A day as a hospital has it: some twelve encounters for each, some scanners not used, without overlaps. */
    static List<ScannerDay> day(LocalDate day, int scanners) {
        return IntStream.range(0, scanners)
                .mapToObj(number -> scanner(day, number, new Random(day.toEpochDay() * 1000 + number)))
                .toList();
    }

    private static ScannerDay scanner(LocalDate day, int number, Random random) {
        List<Encounter> encounters = new ArrayList<>();
        LocalDateTime time = day.atTime(6, 30).plusMinutes(random.nextInt(120));
        int count = number % 11 == 7 ? 0 : 8 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            LocalDateTime end = time.plusMinutes(10 + random.nextInt(50));
            encounters.add(new Encounter(
                    "PATIENT-" + number + "-" + i,
                    time,
                    end,
                    1 + random.nextInt(2),
                    3 + random.nextInt(7),
                    new TreeSet<>(List.of("CT")),
                    List.of("CT CHEST")));
            time = end.plusMinutes(20 + random.nextInt(40));
        }
        Optional<String> institute = number % 3 == 0 ? Optional.empty() : Optional.of("Hospital " + (number % 5));
        return new ScannerDay(day, String.format(Locale.ROOT, "SCANNER-%04d", number), institute, encounters);
    }

    /** So many days in a row. */
    static UtilizationSource days(LocalDate first, int days, int scanners) {
        return taker -> {
            for (LocalDate day : first.datesUntil(first.plusDays(days)).toList()) {
                taker.take(day(day, scanners));
            }
        };
    }

    @SafeVarargs
    static UtilizationSource of(List<ScannerDay>... days) {
        return taker -> {
            for (List<ScannerDay> day : days) {
                taker.take(day);
            }
        };
    }
}

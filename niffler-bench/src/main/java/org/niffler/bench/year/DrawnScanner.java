package org.niffler.bench.year;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A scanner of the drawn hospital.
 *
 * @param clockError by how much its clock is ahead
 */
record DrawnScanner(
        int number,
        String serial,
        String modality,
        String manufacturer,
        String model,
        String station,
        String institution,
        Duration clockError) {

    /** Most hospitals have more X-ray rooms than scanners; three of five are of modalities that reports are made of. */
    private static final List<String> MODALITIES = List.of(
            "CT", "CT", "CT", "MR", "MR", "MR", "CR", "CR", "DX", "DX", "DX", "DX", "US", "US", "US", "US", "MG", "NM",
            "PT", "XA");

    private static final List<List<String>> MAKERS = List.of(
            List.of("GE MEDICAL SYSTEMS", "Revolution"),
            List.of("SIEMENS", "Aera"),
            List.of("Philips Medical Systems", "Ingenia"),
            List.of("TOSHIBA", "Aquilion"),
            List.of("FUJIFILM Corporation", "FDX"));

    /** Of the first scanners: summer time missed, set by hand, a wrong zone, noon and midnight, a day ahead. */
    private static final List<Duration> ERRORS = List.of(
            Duration.ofHours(1),
            Duration.ofMinutes(37),
            Duration.ofHours(-5),
            Duration.ofHours(12),
            Duration.ofHours(24));

    private static final int INSTITUTIONS = 12;

    /** The wrong clocks are those of scanners with numbers that are spread over all. */
    static List<DrawnScanner> draw(int count) {
        List<DrawnScanner> scanners = new ArrayList<>();
        int apart = Math.max(1, count / ERRORS.size());
        for (int number = 0; number < count; number++) {
            List<String> maker = MAKERS.get(number % MAKERS.size());
            boolean wrong = number % apart == 0 && number / apart < ERRORS.size();
            scanners.add(new DrawnScanner(
                    number,
                    // Some have letters in it, as real ones have.
                    (number % 7 == 0 ? "SN" : "") + (100_000L + number * 7_919L % 900_000L),
                    MODALITIES.get(number * 7 % MODALITIES.size()),
                    maker.get(0),
                    maker.get(1) + " " + (1 + number % 4),
                    "STATION" + number,
                    "Hospital " + (1 + number % INSTITUTIONS),
                    wrong ? ERRORS.get(number / apart) : Duration.ZERO));
        }
        return scanners;
    }
}

package org.niffler.app.hospital;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A scanner of the sample hospital.
 *
 * @param ahead by how much its clock is ahead
 * @param busy how many patients it takes on a weekday, about
 */
record Room(
        String serial,
        String station,
        String modality,
        String manufacturer,
        String model,
        String institution,
        Duration ahead,
        int busy) {

    private static final String HERE = "Sample Hospital";
    private static final String THERE = "Sample Clinic";

    static final List<Room> ALL = List.of(
            new Room("CT-1001", "CT1", "CT", "GE MEDICAL SYSTEMS", "Revolution EVO", HERE, Duration.ZERO, 3),
            new Room("CT-1002", "CT2", "CT", "SIEMENS", "SOMATOM Definition", HERE, Duration.ofHours(1), 2),
            new Room("67060", "MRC67060", "MR", "SIEMENS", "Prisma_fit", HERE, Duration.ZERO, 2),
            new Room("MR-2002", "MR2", "MR", "Philips Medical Systems", "Ingenia", THERE, Duration.ofMinutes(-37), 2),
            new Room("DX-3001", "DX1", "DX", "FUJIFILM Corporation", "FDR D-EVO", HERE, Duration.ZERO, 3),
            new Room("CR-3002", "CR1", "CR", "AGFA", "DX-G", THERE, Duration.ZERO, 1),
            new Room("US-4001", "US1", "US", "GE Healthcare", "LOGIQ E9", THERE, Duration.ZERO, 1));

    /** How many patients come on a day: emergencies only at weekends, nobody on Christmas, the clinic is shut in August. */
    int patients(LocalDate day, SplittableRandom random) {
        if (day.getMonth() == Month.DECEMBER && day.getDayOfMonth() == 25) {
            return 0;
        }
        if (institution.equals(THERE) && day.getMonth() == Month.AUGUST) {
            return 0;
        }
        if (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            return this == ALL.get(0) ? 1 : 0;
        }
        return random.nextInt(busy + 1);
    }

    int mostSeries() {
        return modality.equals("CT") || modality.equals("MR") ? 4 : 2;
    }
}

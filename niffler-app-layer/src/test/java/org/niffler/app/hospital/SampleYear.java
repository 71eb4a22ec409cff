package org.niffler.app.hospital;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.niffler.app.SeriesDocument;

/**
 * The documents of a year of a small hospital, as the profile featureset makes them: the same at every call. {@link KnownDay}
 * is one of its days.
 */
final class SampleYear {

    static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    static final LocalDate LAST = LocalDate.of(2020, 12, 31);

    private static final long SEED = 20_200_101;
    private static final int PATIENTS = 400;
    private static final List<String> BODY_PARTS =
            List.of("CHEST", "CHEST", "ABDOMEN", "HEAD", "LSPINE", "KNEE", "PELVIS", "NaN");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss");

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final List<SeriesDocument> documents = new ArrayList<>();

    private SampleYear() {}

    static List<SeriesDocument> documents() {
        SampleYear year = new SampleYear();
        FIRST.datesUntil(LAST.plusDays(1))
                .filter(day -> !day.equals(KnownDay.DAY))
                .forEach(year::draw);
        year.documents.addAll(KnownDay.documents());
        return year.documents;
    }

    private void draw(LocalDate day) {
        for (int room = 0; room < Room.ALL.size(); room++) {
            LocalDateTime time = day.atTime(7, 30).plusMinutes(random.nextInt(180));
            int patients = Room.ALL.get(room).patients(day, random);
            for (int number = 0; number < patients; number++) {
                LocalDateTime end =
                        study("2.25.%s.%d.%d".formatted(DATE.format(day), room + 1, number + 1), room, time);
                // Now and then the next is on the table before the last series of the one before is made.
                time = random.nextInt(10) == 0 ? end.minusMinutes(4) : end.plusMinutes(5 + random.nextInt(100));
            }
        }
    }

    private LocalDateTime study(String uid, int number, LocalDateTime begin) {
        Room room = Room.ALL.get(number);
        String patient = "PAT-%05d".formatted(random.nextInt(PATIENTS));
        String bodyPart = BODY_PARTS.get(random.nextInt(BODY_PARTS.size()));
        int series = 1 + random.nextInt(room.mostSeries());
        LocalDateTime end = begin;
        for (int index = 1; index <= series; index++) {
            end = end.plusMinutes(2 + random.nextInt(9));
            documents.add(series(room, patient, uid, index, begin, end)
                    .with("BodyPartExamined", bodyPart)
                    .with("StudyDescription", room.modality() + " " + bodyPart)
                    .with("SeriesDescription", bodyPart + " series " + index)
                    .with("ImageType", index == 4 ? new String[] {"DERIVED", "SECONDARY"} : originals()));
        }
        return end;
    }

    private static String[] originals() {
        return new String[] {"ORIGINAL", "PRIMARY", "AXIAL"};
    }

    /**
     * A series.
     *
     * @param begin of the study, by a right clock
     * @param acquired by a right clock; it arrives two minutes later
     */
    static SeriesDocument series(
            Room room, String patient, String study, int number, LocalDateTime begin, LocalDateTime acquired) {
        LocalDateTime shown = acquired.plus(room.ahead());
        SeriesDocument document = SeriesDocument.of(patient, study, study + "." + number)
                .with("StudyDate", DATE.format(begin.plus(room.ahead())))
                .with("StudyTime", TIME.format(begin.plus(room.ahead())))
                .with("SeriesDate", DATE.format(shown))
                .with("SeriesTime", TIME.format(shown))
                .with("SOPInstanceUID", study + "." + number + ".1")
                .with("AcquisitionDate", DATE.format(shown))
                .with("AcquisitionTime", TIME.format(shown) + ".250000")
                .with("Manufacturer", room.manufacturer())
                .with("ManufacturerModelName", room.model())
                .with("Modality", room.modality())
                .with("ScanOptions", "NaN")
                .with("StationName", room.station())
                .with("InstitutionName", room.institution())
                .with("SeriesNumber", Integer.toString(number))
                .with("DeviceSerialNumber", room.serial())
                .with("SliceThickness", room.modality().equals("CT") ? 2.5 : 4.0);
        return document.received(
                acquired.plus(Duration.ofMinutes(2)).toInstant(ZoneOffset.UTC).toString());
    }
}

package org.niffler.app.hospital;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.niffler.app.SeriesDocument;

/**
 * A day of which the answers are known, on the first CT, and on the first MR; nothing else happens on it. The CT has patient A
 * from 08:00 to 08:30, B from 09:10 to 10:00, C from 09:40 to 10:20 and D from 13:00 to 13:40: four encounters of 160 minutes
 * in a span of 340, with an overlap of 20 and gaps of 40 and 160. The MR has patient A from 11:00 to 11:45, in two studies.
 */
public final class KnownDay {

    public static final LocalDate DAY = LocalDate.of(2020, 6, 3);

    /** The serial number of the CT. */
    public static final String CT = Room.ALL.get(0).serial();

    public static final String MR = Room.ALL.get(2).serial();

    private final List<SeriesDocument> documents = new ArrayList<>();

    private KnownDay() {}

    static List<SeriesDocument> documents() {
        KnownDay day = new KnownDay();
        day.study(0, "KNOWN-A", 1, "CHEST", "08:00", "08:12", "08:30");
        day.study(0, "KNOWN-B", 2, "ABDOMEN", "09:10", "10:00");
        day.study(0, "KNOWN-C", 3, "HEAD", "09:40", "10:20");
        day.study(0, "KNOWN-D", 4, "CHEST", "13:00", "13:25", "13:40");
        day.study(2, "KNOWN-A", 5, "KNEE", "11:00", "11:20");
        day.study(2, "KNOWN-A", 6, "KNEE", "11:25", "11:45");
        return day.documents;
    }

    private void study(int room, String patient, int number, String bodyPart, String... times) {
        LocalDateTime begin = DAY.atTime(LocalTime.parse(times[0]));
        for (int index = 0; index < times.length; index++) {
            documents.add(SampleYear.series(
                            Room.ALL.get(room),
                            patient,
                            "2.25.777." + number,
                            index + 1,
                            begin,
                            DAY.atTime(LocalTime.parse(times[index])))
                    .with("BodyPartExamined", bodyPart)
                    .with("StudyDescription", Room.ALL.get(room).modality() + " " + bodyPart)
                    .with("SeriesDescription", "known " + (index + 1)));
        }
    }
}

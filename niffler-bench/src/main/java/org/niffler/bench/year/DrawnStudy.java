package org.niffler.bench.year;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.niffler.metadata.MetadataDocument;
import org.niffler.metadata.Provenance;

/**
 * A study of the drawn hospital, as its scanner makes it: one series after the other.
 *
 * @param begin the true time
 */
record DrawnStudy(
        DrawnScanner scanner, String uid, String patient, String bodyPart, String description, LocalDateTime begin) {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss");

    // To send a series, and for the last of its instances to arrive.
    private static final int LEAST_DELAY_SECONDS = 60;
    private static final int MOST_DELAY_SECONDS = 600;

    /** @param end the true time of its last instance */
    MetadataDocument series(int number, LocalDateTime start, LocalDateTime end, ZoneId zone, SplittableRandom random) {
        String series = uid + "." + number;
        LocalDateTime shownStart = start.plus(scanner.clockError());
        LocalDateTime shownEnd = end.plus(scanner.clockError());
        LocalDateTime study = begin.plus(scanner.clockError());
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("PatientID", patient);
        attributes.put("StudyInstanceUID", uid);
        attributes.put("StudyDate", DATE.format(study));
        attributes.put("StudyTime", TIME.format(study));
        attributes.put("SeriesInstanceUID", series);
        attributes.put("SeriesDate", DATE.format(shownStart));
        attributes.put("SeriesTime", TIME.format(shownStart));
        attributes.put("SOPInstanceUID", series + ".1");
        attributes.put("AcquisitionDate", DATE.format(shownEnd));
        attributes.put("AcquisitionTime", TIME.format(shownEnd) + ".000000");
        attributes.put("Exposure", Integer.toString(random.nextInt(10, 400)));
        attributes.put("ExposureTime", Integer.toString(random.nextInt(100, 3_000)));
        attributes.put("ImageType", imageType(random));
        attributes.put("Manufacturer", scanner.manufacturer());
        attributes.put("ManufacturerModelName", scanner.model());
        attributes.put("Modality", scanner.modality());
        attributes.put("ScanOptions", random.nextInt(3) == 0 ? MetadataDocument.EMPTY : "HELICAL MODE");
        attributes.put("StationName", scanner.station());
        attributes.put("StudyDescription", description);
        attributes.put("InstitutionName", scanner.institution());
        attributes.put("SeriesNumber", Integer.toString(number));
        attributes.put("SeriesDescription", bodyPart + " series " + number);
        attributes.put("BodyPartExamined", bodyPart);
        attributes.put("DeviceSerialNumber", scanner.serial());
        attributes.put("SliceThickness", random.nextInt(1, 21) / 4.0);
        Duration delay = Duration.ofSeconds(random.nextInt(LEAST_DELAY_SECONDS, MOST_DELAY_SECONDS));
        return new MetadataDocument(
                series,
                attributes,
                new Provenance(
                        Optional.of(end.plus(delay).atZone(zone).toInstant()),
                        Optional.of(scanner.station()),
                        Optional.empty(),
                        "bench"));
    }

    private static List<String> imageType(SplittableRandom random) {
        return random.nextInt(10) == 0
                ? List.of("DERIVED", "SECONDARY", "REFORMATTED")
                : List.of("ORIGINAL", "PRIMARY", "AXIAL");
    }
}

package org.niffler.app.hospital;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.niffler.app.SeriesDocument;

/**
 * Documents of which every attribute that is text holds what somebody wrote to do harm, or what breaks a page: each value in
 * each attribute once.
 */
public final class HostileValues {

    /** On one day, so that the pages of scanners show them, too. */
    public static final String DAY = "20210301";

    /** A letter, repeated: a value that no page has room for. */
    public static final int LONG = 10_000;

    public static final List<String> ALL = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "'\"`--%><svg/onload=alert(1)>",
            "javascript:alert(1)",
            "{{7*7}} ${7*7} #{7*7}",
            "=cmd|' /C calc'!A0",
            "x\" or Modality like \"*",
            "../../../etc/passwd",
            "W".repeat(LONG),
            "long " + "words ".repeat(LONG / 10),
            "\u202etxt.exe\u202c \u2066isolate",
            "\u0645\u0633\u062a\u0634\u0641\u0649 CT 12 \u0635\u062f\u0631",
            "two\nlines\r\nand\ttabs",
            "bell\u0007 escape\u001b[31m delete\u007f next\u0085",
            "\ud83e\ude7b \ud83d\udc68\u200d\u2695\ufe0f z\u0351\u036b\u0343\u036a\u0302",
            "__proto__",
            "%3Cscript%3Ealert(1)%3C/script%3E &lt;b&gt; &amp;");

    /** Those that the store searches, and that reports show. */
    private static final List<String> ATTRIBUTES = List.of(
            "PatientID",
            "BodyPartExamined",
            "DeviceSerialNumber",
            "InstitutionName",
            "Manufacturer",
            "ManufacturerModelName",
            "ScanOptions",
            "SeriesDescription",
            "SeriesNumber",
            "StationName",
            "StudyDescription",
            "ProtocolName",
            "AccessionNumber",
            "PatientSex",
            "PatientAge");

    private HostileValues() {}

    /** Two series a study; times and UIDs are in order, else the study would be nowhere. */
    static List<SeriesDocument> documents() {
        List<SeriesDocument> documents = new ArrayList<>();
        IntStream.range(0, ALL.size()).forEach(number -> {
            documents.add(document(number, 1));
            documents.add(document(number, 2));
        });
        // Nothing is in order with these.
        documents.add(document(0, 3)
                .with("Modality", ALL.get(0))
                .with("StudyDate", ALL.get(1))
                .with("AcquisitionTime", ALL.get(2))
                .with("ImageType", ALL.get(0), ALL.get(1)));
        return documents;
    }

    private static SeriesDocument document(int number, int series) {
        String study = "2.25.666." + (number + 1);
        String time = "%02d%02d00".formatted(8 + number / 2, number % 2 * 30 + series * 5);
        SeriesDocument document = SeriesDocument.of("", study, study + "." + series)
                .acquired(DAY, time)
                .with("StudyTime", time)
                .with("SOPInstanceUID", study + "." + series + ".1")
                .received("2021-03-01T%s:%s:00Z".formatted(time.substring(0, 2), time.substring(2, 4)));
        for (String attribute : ATTRIBUTES) {
            document.with(attribute, ALL.get(number));
        }
        return document;
    }
}

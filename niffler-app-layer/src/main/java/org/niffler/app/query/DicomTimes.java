package org.niffler.app.query;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.niffler.metadata.StoredDocument;

/** Dates and times as data sets have them (PS3.5 6.2, DA and TM; those of ACR-NEMA with points and colons too). */
public final class DicomTimes {

    private static final Pattern DATE = Pattern.compile("([0-9]{4})[.-]?([0-9]{2})[.-]?([0-9]{2})");
    private static final Pattern TIME =
            Pattern.compile("([0-9]{2})(?::?([0-9]{2})(?::?([0-9]{2})(?:\\.([0-9]{1,9}))?)?)?");
    private static final int NANO_DIGITS = 9;

    private DicomTimes() {}

    /** Empty if it is no date. */
    static Optional<LocalDate> date(String text) {
        Matcher parts = DATE.matcher(text.strip());
        try {
            return parts.matches()
                    ? Optional.of(LocalDate.of(number(parts.group(1)), number(parts.group(2)), number(parts.group(3))))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty(); // such as 20200230
        }
    }

    /** Empty if it is no time. What is not said of it is zero. */
    static Optional<LocalTime> time(String text) {
        Matcher parts = TIME.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        int second = Math.min(number(parts.group(3)), 59); // PS3.5 allows 60, a leap second
        try {
            return Optional.of(
                    LocalTime.of(number(parts.group(1)), number(parts.group(2)), second, nanos(parts.group(4))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static int nanos(String fraction) {
        return fraction == null ? 0 : number((fraction + "0".repeat(NANO_DIGITS)).substring(0, NANO_DIGITS));
    }

    /** The date of an attribute; the first that is one if there are several. */
    public static Optional<LocalDate> date(StoredDocument document, String attribute) {
        return first(document, attribute, DicomTimes::date);
    }

    /** The time of an attribute; the first that is one if there are several. */
    public static Optional<LocalTime> time(StoredDocument document, String attribute) {
        return first(document, attribute, DicomTimes::time);
    }

    /** Without streams: it is done several times for each of some millions of documents. */
    private static <T> Optional<T> first(
            StoredDocument document, String attribute, Function<String, Optional<T>> reading) {
        for (String value : document.values(attribute).orElse(List.of())) {
            Optional<T> read = reading.apply(value);
            if (read.isPresent()) {
                return read;
            }
        }
        return Optional.empty();
    }

    /** The moment that two attributes tell, if both do. */
    static Optional<LocalDateTime> dateTime(StoredDocument document, String date, String time) {
        return date(document, date).flatMap(day -> time(document, time).map(day::atTime));
    }
}

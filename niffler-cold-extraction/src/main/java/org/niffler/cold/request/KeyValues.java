package org.niffler.cold.request;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** Turns the cell of a CSV into the value of a matching key (PS3.4 C.2.2.2). */
final class KeyValues {

    private static final Pattern RANGE = Pattern.compile("[0-9]{8}-|-[0-9]{8}|[0-9]{8}-[0-9]{8}");
    private static final Pattern UIDS = Pattern.compile("[0-9.]{1,64}");
    private static final int LONGEST_ACCESSION_NUMBER = 16;

    private final DatePattern dates;
    private final boolean longAccession;

    KeyValues(DatePattern dates, boolean longAccession) {
        this.dates = dates;
        this.longAccession = longAccession;
    }

    /** @throws IllegalArgumentException if the cell is no value of the attribute; the message does not quote the cell */
    String of(QueryAttribute attribute, String cell) {
        String value = cell.strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("the " + attribute.name() + " is empty");
        }
        if (value.indexOf('\\') >= 0 || value.chars().anyMatch(Character::isISOControl)) {
            // PS3.5 6.2: the backslash separates values.
            throw new IllegalArgumentException("the " + attribute.name()
                    + " has a character that DICOM does not allow there (backslash or control)");
        }
        if (attribute instanceof QueryAttribute.StudyMonth) {
            return month(value);
        }
        return switch (attribute.tag().vr()) {
            case "DA" -> date(attribute, value);
            case "UI" -> uid(attribute, value);
            default -> attribute.name().equals("AccessionNumber") ? accession(value) : value;
        };
    }

    private String month(String value) {
        String digits = value.replaceFirst("^([0-9]{4})-([0-9]{2})$", "$1$2");
        try {
            YearMonth month = YearMonth.parse(digits, DateTimeFormatter.ofPattern("uuuuMM"));
            DateTimeFormatter da = DateTimeFormatter.BASIC_ISO_DATE;
            return month.atDay(1).format(da) + "-" + month.atEndOfMonth().format(da);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("the StudyMonth is not a month written YYYYMM", e);
        }
    }

    private String date(QueryAttribute attribute, String value) {
        if (RANGE.matcher(value).matches()) {
            return value; // PS3.4 C.2.2.2.5
        }
        return dates.toDicom(value)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the " + attribute.name() + " is not a date written as DateFormat says (" + dates + ")"));
    }

    private static String uid(QueryAttribute attribute, String value) {
        if (!UIDS.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "the " + attribute.name() + " is not a UID (digits and dots, 64 characters at most)");
        }
        return value;
    }

    /** The original's rule: the century of the year is taken out, which makes its characters 8 and 9 superfluous. */
    private String accession(String value) {
        return longAccession && value.length() > LONGEST_ACCESSION_NUMBER
                ? value.substring(0, 7) + value.substring(9)
                : value;
    }
}

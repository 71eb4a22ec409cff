package org.niffler.cold.request;

import java.util.Iterator;
import org.niffler.csv.CsvLine;

/** Reads requests from the lines of a CSV, one at a time; every cell is text. */
public final class RequestReader implements Iterator<Request> {

    private final Iterator<CsvLine> lines;
    private final int column;

    /** @param column the index of the column that holds the PatientIDs */
    public RequestReader(Iterator<CsvLine> lines, int column) {
        this.lines = lines;
        this.column = column;
    }

    @Override
    public boolean hasNext() {
        return lines.hasNext();
    }

    @Override
    public Request next() {
        CsvLine line = lines.next();
        if (line instanceof CsvLine.BadRow bad) {
            return new Request.Unreadable(bad.line(), bad.reason());
        }
        CsvLine.Row row = (CsvLine.Row) line;
        return patient(row.line(), row.cell(column).strip());
    }

    private static Request patient(long line, String patientId) {
        if (patientId.isEmpty()) {
            return new Request.Unreadable(line, "the PatientID is empty");
        }
        if (patientId.indexOf('\\') >= 0 || patientId.chars().anyMatch(Character::isISOControl)) {
            // PS3.5 6.2, LO: the backslash separates values.
            return new Request.Unreadable(
                    line, "the PatientID has a character that DICOM does not allow there (backslash or control)");
        }
        return new Request.Patient(line, patientId);
    }
}

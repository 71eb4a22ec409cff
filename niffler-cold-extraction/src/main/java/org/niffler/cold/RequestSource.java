package org.niffler.cold;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.niffler.cli.CliException;
import org.niffler.cli.ExitCode;
import org.niffler.cold.cli.ExtractionSettings;
import org.niffler.cold.request.Request;
import org.niffler.cold.request.RequestReader;
import org.niffler.csv.CsvException;
import org.niffler.csv.CsvReader;

/** The requests of a CSV, after a look at the first of them: if none is usable, the settings are wrong, not the rows. */
final class RequestSource implements Iterator<Request> {

    private static final int ROWS_TO_LOOK_AT = 10;

    private final RequestReader reader;
    private final Deque<Request> ahead = new ArrayDeque<>();

    private RequestSource(RequestReader reader) {
        this.reader = reader;
    }

    /**
     * @throws CsvException if the file has no such columns
     * @throws CliException if none of its first rows can be asked for
     */
    static RequestSource open(CsvReader csv, ExtractionSettings.RequestList list) throws CsvException {
        RequestSource source =
                new RequestSource(new RequestReader(csv, list.columns(), list.dates(), list.longAccession()));
        while (source.ahead.size() < ROWS_TO_LOOK_AT && source.reader.hasNext()) {
            source.ahead.add(source.reader.next());
        }
        boolean none = source.ahead.stream().allMatch(Request.Unreadable.class::isInstance);
        if (none && !source.ahead.isEmpty()) {
            throw new CliException(
                            ExitCode.USAGE,
                            "None of the first " + source.ahead.size() + " rows of " + list.csv()
                                    + " can be asked for:\n"
                                    + source.ahead.stream()
                                            .map(Request.Unreadable.class::cast)
                                            .map(row -> "  line " + row.line() + ": " + row.reason())
                                            .collect(Collectors.joining("\n")))
                    .withHint("Check FirstAttr, FirstIndex or FirstColumn (Second..., Third...) and DateFormat.");
        }
        return source;
    }

    /** The names of the columns that nothing is asked by. */
    List<String> extraNames() {
        return reader.extraNames();
    }

    @Override
    public boolean hasNext() {
        return !ahead.isEmpty() || reader.hasNext();
    }

    @Override
    public Request next() {
        return ahead.isEmpty() ? reader.next() : ahead.removeFirst();
    }
}

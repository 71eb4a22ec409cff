package org.niffler.testkit.demo;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the metadata service says of itself at {@code /metrics}.
 *
 * @param written how many documents it wrote, by collection
 * @param meanLag from the reception of an instance to the acknowledgment of its documents, in seconds
 * @param longestLag the same of the slowest, lately
 */
record Measured(Map<String, Long> written, double meanLag, double longestLag) {

    private static final String LAG = "niffler_extraction_lag_seconds";
    private static final Pattern WRITTEN =
            Pattern.compile("(?m)^niffler_documents_written_total\\{collection=\"([^\"]+)\"} (\\S+)$");

    static Measured in(String exposition) {
        Map<String, Long> written = new TreeMap<>();
        Matcher line = WRITTEN.matcher(exposition);
        while (line.find()) {
            written.put(line.group(1), Math.round(Double.parseDouble(line.group(2))));
        }
        double count = value(exposition, LAG + "_count");
        double mean = count == 0 ? 0 : value(exposition, LAG + "_sum") / count;
        return new Measured(written, mean, value(exposition, LAG + "_max"));
    }

    /** 0 if it is not there. */
    private static double value(String exposition, String name) {
        Matcher line =
                Pattern.compile("(?m)^" + Pattern.quote(name) + " (\\S+)$").matcher(exposition);
        return line.find() ? Double.parseDouble(line.group(1)) : 0;
    }
}

package org.niffler.app.explorer.operations;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Prometheus' text format, version 0.0.4: a metric a line, with labels in braces; lines with a hash are for people. */
final class MetricsText {

    private static final Pattern LINE = Pattern.compile(
            "([a-zA-Z_:][a-zA-Z0-9_:]*)[ \\t]*(?:\\{(.*)})?[ \\t]*([^ \\t{}]+)(?:[ \\t]+-?[0-9]+)?[ \\t]*");
    private static final Pattern LABEL =
            Pattern.compile("[ \\t]*([a-zA-Z_][a-zA-Z0-9_]*)[ \\t]*=[ \\t]*\"((?:[^\"\\\\]|\\\\.)*+)\"[ \\t]*(?:,|$)");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

    private MetricsText() {}

    /** @throws ServiceException if it is not in this format; the message names the line */
    static List<Metric> parse(String text) throws ServiceException {
        List<Metric> metrics = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            String stripped = line.strip();
            if (!stripped.isEmpty() && !stripped.startsWith("#")) {
                metrics.add(metric(stripped, number));
            }
        }
        return metrics;
    }

    private static Metric metric(String line, int number) throws ServiceException {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw wrong(number);
        }
        return new Metric(parts.group(1), labels(parts.group(2), number), value(parts.group(3), number));
    }

    private static Map<String, String> labels(String text, int number) throws ServiceException {
        Map<String, String> labels = new HashMap<>();
        if (text == null) {
            return labels;
        }
        Matcher label = LABEL.matcher(text);
        int end = 0;
        while (end < text.length()) {
            if (!label.find(end) || label.start() != end) {
                throw wrong(number);
            }
            labels.put(label.group(1), unescaped(label.group(2)));
            end = label.end();
        }
        return labels;
    }

    private static String unescaped(String value) {
        return ESCAPED.matcher(value)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1).equals("n") ? "\n" : found.group(1)));
    }

    private static double value(String text, int number) throws ServiceException {
        try {
            return switch (text) {
                case "+Inf" -> Double.POSITIVE_INFINITY;
                case "-Inf" -> Double.NEGATIVE_INFINITY;
                default -> Double.parseDouble(text);
            };
        } catch (NumberFormatException e) {
            throw wrong(number);
        }
    }

    /** Without the line: it may hold anything. */
    private static ServiceException wrong(int number) {
        return new ServiceException("Line " + number
                + " of what should be the metrics of a metadata service is no metric: is this the OperationsPort of"
                + " meta-extraction?");
    }
}

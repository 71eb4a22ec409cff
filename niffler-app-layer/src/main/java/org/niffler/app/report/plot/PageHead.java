package org.niffler.app.report.plot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;

/**
 * The beginning of the page: its style, a policy that lets it load nothing and run nothing, and what it is about.
 *
 * @param clock when it was made, in its zone
 */
record PageHead(Clock clock, String version) {

    void write(HtmlWriter html, Sums sums) throws IOException {
        String css = css();
        String policy =
                "default-src 'none'; style-src 'sha256-" + sha256(css) + "'; base-uri 'none'; form-action 'none'";
        html.markup("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .markup("<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy + "\">\n")
                .markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .markup("<meta name=\"color-scheme\" content=\"light dark\">\n")
                .markup("<title>Scanner utilization " + period(sums) + "</title>\n")
                .markup("<style>" + css + "</style>\n</head>\n<body>\n<header>\n<h1>Scanner utilization</h1>\n<dl>\n");
        fact(html, "Days", days(sums));
        fact(html, "Scanners", String.valueOf(sums.scanners()));
        fact(html, "Patients", "none is shown on this page or in its pictures." + identity(sums));
        fact(html, "Faults of the data", sums.faultCount() + " places where encounters of one scanner overlap");
        fact(html, "Made", madeAt() + " by Niffler " + version);
        html.markup("</dl>\n</header>\n<main>\n");
    }

    private static void fact(HtmlWriter html, String name, String value) throws IOException {
        html.markup("<div><dt>" + HtmlWriter.escaped(name) + "</dt><dd>" + HtmlWriter.escaped(value) + "</dd></div>\n");
    }

    private static String period(Sums sums) {
        List<DayFigures> days = sums.days();
        if (days.isEmpty()) {
            return "(no day)";
        }
        String first = days.get(0).day().toString();
        return days.size() == 1
                ? first
                : first + " to " + days.get(days.size() - 1).day();
    }

    private static String days(Sums sums) {
        int count = sums.days().size();
        if (count == 0) {
            return "none";
        }
        return count == 1 ? period(sums) : period(sums) + " (" + count + " days with a result)";
    }

    private static String identity(Sums sums) {
        return sums.pseudonyms()
                .map(
                        pseudonyms -> pseudonyms
                                ? " The result it was made of has pseudonyms in the place of PatientIDs."
                                : " The result it was made of has PatientIDs as they are: keep that where patient data is kept.")
                .orElse("");
    }

    private String madeAt() {
        OffsetDateTime now = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(now);
    }

    private static String css() throws IOException {
        try (InputStream css = PageHead.class.getResourceAsStream("report.css")) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

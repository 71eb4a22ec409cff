package org.niffler.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.app.report.plot.UtilizationSource;
import org.niffler.app.scanner.Encounter;
import org.niffler.app.scanner.ScannerDay;
import org.niffler.cli.CommandRunner;
import org.niffler.cli.ProgramVersion;

class PlotCommandTest {

    private static final LocalDate DAY = LocalDate.of(2020, 6, 1);

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private Path in;
    private Path plots;
    private UtilizationSource source = taker -> {
        taker.take(List.of(scanner(DAY)));
        taker.take(List.of(scanner(DAY.plusDays(1))));
    };

    @BeforeEach
    void haveAResult() throws IOException {
        in = Files.createFile(folder.resolve("scanner-util.csv"));
        plots = folder.resolve("plots");
    }

    @Test
    void drawsAResultAndSaysWhere() {
        int code = run(in.toString(), "--output", plots.toString());

        assertThat(code).as(err.toString()).isZero();
        assertThat(out.toString()).isEqualToNormalizingNewlines("""
                        report:     %s
                        pictures:   8 files beside it
                        days:       2 (2020-06-01 to 2020-06-02)
                        timelines:  of 2 days
                        scanners:   1
                        overlaps:   0
                        """.formatted(plots.resolve("report.html")));
        assertThat(plots.resolve("report.html")).exists();
    }

    @Test
    void tellsOfPicturesThatAreNotOfThisRun() throws IOException {
        Files.createDirectories(plots);
        Files.createFile(plots.resolve("timeline-20190101.svg"));
        Files.createFile(plots.resolve("days.png"));
        Files.createFile(plots.resolve("holidays.png"));

        assertThat(run(in.toString(), "--output", plots.toString())).isZero();

        assertThat(out.toString())
                .contains("pictures:   8 files beside it, and 1 of earlier runs, which the page does not show");
    }

    @Test
    void drawsTimelinesOfTheDayAskedFor() {
        assertThat(run(in.toString(), "--output", plots.toString(), "--date", "20200602"))
                .isZero();

        assertThat(plots.resolve("timeline-20200601.svg")).doesNotExist();
        assertThat(plots.resolve("timeline-20200602.svg")).exists();
    }

    @Test
    void drawsTimelinesOfTheDaysAskedFor() {
        assertThat(run(in.toString(), "--output", plots.toString(), "--from", "2020-06-01", "--to", "20200601"))
                .isZero();

        assertThat(plots.resolve("timeline-20200601.svg")).exists();
        assertThat(plots.resolve("timeline-20200602.svg")).doesNotExist();
    }

    @Test
    void failsWithoutTheDayAskedFor() {
        assertThat(run(in.toString(), "--output", plots.toString(), "--date", "19990101"))
                .isEqualTo(1);

        assertThat(err.toString())
                .contains("no timeline was drawn: the result has none of the days that were asked for");
    }

    @Test
    void failsWithoutADay() {
        source = taker -> {};

        assertThat(run(in.toString(), "--output", plots.toString())).isEqualTo(1);

        assertThat(err.toString()).contains("the result has no day: there was nothing to draw");
        assertThat(plots.resolve("report.html")).exists();
    }

    @Test
    void saysThatTheInputIsNotThere() {
        Path missing = folder.resolve("missing");

        assertThat(run(missing.toString())).isEqualTo(2);

        assertThat(err.toString()).isEqualToNormalizingNewlines("""
                        IN: %s is not there.
                        Name the folder or the file that utilization has written.
                        """.formatted(missing));
    }

    @Test
    void saysWhatTheReaderSays() {
        source = taker -> {
            throw new IOException("scanner-util.csv, line 7: '25:00' is no time.");
        };

        assertThat(run(in.toString(), "--output", plots.toString())).isEqualTo(2);

        assertThat(err.toString().strip()).isEqualTo("scanner-util.csv, line 7: '25:00' is no time.");
    }

    @Test
    void saysThatAFileHasGone() {
        source = taker -> {
            throw new NoSuchFileException("20200601.csv");
        };

        assertThat(run(in.toString(), "--output", plots.toString())).isEqualTo(2);

        assertThat(err.toString().strip()).isEqualTo("20200601.csv is not there.");
    }

    @Test
    void saysThatTheOutputIsNoFolder() {
        assertThat(run(in.toString(), "--output", in.toString())).isEqualTo(2);

        assertThat(err.toString().strip()).isEqualTo(in + " is no folder.");
    }

    @Test
    void refusesDaysThatContradictEachOther() {
        assertThat(run(in.toString(), "--date", "20200601", "--to", "20200602")).isEqualTo(2);
        assertThat(run(in.toString(), "--from", "20200602", "--to", "20200601")).isEqualTo(2);
        assertThat(run(in.toString(), "--date", "June")).isEqualTo(2);

        assertThat(err.toString())
                .contains("Date: not with From or To, which name several days")
                .contains("To: 2020-06-01 is before From, 2020-06-02")
                .contains("expected a date such as 20200601");
    }

    private int run(String... args) {
        Clock clock = Clock.fixed(Instant.parse("2020-07-01T10:00:00Z"), ZoneOffset.UTC);
        String[] all = new String[args.length + 1];
        all[0] = "plot";
        System.arraycopy(args, 0, all, 1, args.length);
        return new CommandRunner(
                        new ProgramVersion("app-layer", PlotCommandTest.class),
                        () -> new AppCommand(new PlotCommand(place -> source, clock, "1.2.3")))
                .run(all, new PrintWriter(out), new PrintWriter(err));
    }

    private static ScannerDay scanner(LocalDate day) {
        Encounter encounter = new Encounter(
                "P", day.atTime(8, 0), day.atTime(9, 0), 1, 2, new TreeSet<>(List.of("CT")), List.of("CT CHEST"));
        return new ScannerDay(day, "A", Optional.empty(), List.of(encounter));
    }
}

package org.niffler.app.report.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.niffler.app.report.plot.SampleDays.MONDAY;
import static org.niffler.app.report.plot.SampleDays.encounter;
import static org.niffler.app.report.plot.SampleDays.scanner;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.niffler.app.scanner.ScannerDay;

class TimelineTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 30, 40})
    void showsEveryScannerWithALabelOfItsOwnHeight(int scanners) throws Exception {
        Svg svg = svg(SampleDays.day(MONDAY, scanners));

        List<Svg.Text> labels = svg.texts().stream()
                .filter(text -> text.text().startsWith("SCANNER-"))
                .toList();

        assertThat(labels).hasSize(scanners);
        for (int i = 0; i < labels.size(); i++) {
            assertThat(labels.get(i).text()).startsWith("SCANNER-%04d".formatted(i));
            assertThat(labels.get(i).size()).isGreaterThanOrEqualTo(12);
            if (i > 0) {
                double distance = labels.get(i).y() - labels.get(i - 1).y();
                assertThat(distance).isGreaterThan(labels.get(i).size() * 1.5);
            }
        }
    }

    @Test
    void drawsAPngOfTwiceItsSize() throws Exception {
        Timeline timeline = new Timeline(only(SampleDays.day(MONDAY, 30)));
        Path file = folder.resolve("timeline.png");

        PngFile.write(timeline, file);

        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isEqualTo(timeline.width() * 2);
        assertThat(image.getHeight()).isEqualTo(timeline.height() * 2);
        assertThat(colours(image)).contains(Palette.BLUE.getRGB(), Palette.IDLE.getRGB(), Palette.PAPER.getRGB());
    }

    @Test
    void dividesManyScannersIntoPages() {
        List<TimelinePage> pages = TimelinePage.of(SampleDays.day(MONDAY, 700));

        assertThat(pages).hasSize(18).allMatch(page -> page.scanners().size() <= TimelinePage.MOST_ROWS);
        assertThat(pages).extracting(TimelinePage::name).contains("timeline-20200601-1", "timeline-20200601-18");
        assertThat(pages.stream().flatMap(page -> page.scanners().stream()))
                .extracting(ScannerDay::scanner)
                .doesNotHaveDuplicates()
                .isSorted()
                .hasSize(700);
        assertThat(pages.stream().map(TimelinePage::lastHour).distinct())
                .as("the same axis on all")
                .hasSize(1);
    }

    @Test
    void goesOnAfterMidnight() throws Exception {
        List<ScannerDay> day = List.of(
                scanner("A", encounter(MONDAY.atTime(23, 30), MONDAY.plusDays(1).atTime(1, 40))));

        assertThat(svg(day).matching("\\d\\d:00"))
                .extracting(Svg.Text::text)
                .startsWith("00:00")
                .endsWith("26:00");
        assertThat(svg(day).matching("local hours.*"))
                .extracting(Svg.Text::text)
                .containsExactly(
                        "local hours, those after 24:00 of the next day; at the right each scanner's utilization");
    }

    @Test
    void showsTheWholeDayOfOneInstantAndTheInstantItself() throws Exception {
        List<ScannerDay> day = List.of(scanner("A", encounter(MONDAY, "10:00", "10:00")));

        assertThat(svg(day).matching("\\d\\d:00"))
                .extracting(Svg.Text::text)
                .startsWith("00:00")
                .endsWith("24:00");
        assertThat(svg(day).elements("rect"))
                .filteredOn(rect -> Svg.fill(rect).equals("rgb(0,114,178)"))
                .singleElement()
                .satisfies(bar -> assertThat(Double.parseDouble(bar.getAttribute("width")))
                        .isBetween(2.0, 4.0));
    }

    @Test
    void putsOverlappingEncountersIntoLanesThatShareNoPlace() {
        List<ScannerDay> day = List.of(scanner(
                "A",
                encounter(MONDAY, "08:00", "09:00"),
                encounter(MONDAY, "08:30", "09:30"),
                encounter(MONDAY, "12:00", "13:00")));

        XYIntervalSeriesCollection bars = TimelineBars.of(only(day), 0.1);

        assertThat(bars.getItemCount(TimelineBars.ENCOUNTERS)).isEqualTo(1);
        assertThat(bars.getItemCount(TimelineBars.FAULTS)).isEqualTo(2);
        assertThat(bars.getEndYValue(TimelineBars.FAULTS, 0)).isLessThan(bars.getStartYValue(TimelineBars.FAULTS, 1));
        assertThat(bars.getItemCount(TimelineBars.IDLE)).isEqualTo(1);
        assertThat(bars.getStartXValue(TimelineBars.IDLE, 0)).isEqualTo(9.5);
        assertThat(bars.getEndXValue(TimelineBars.IDLE, 0)).isEqualTo(12);
    }

    @Test
    void boundsTheAxisWhereADateIsWrongAndSaysSo() throws Exception {
        List<ScannerDay> day = List.of(
                scanner("A", encounter(MONDAY.atTime(8, 0), MONDAY.plusDays(365).atTime(8, 0))));

        assertThat(svg(day).texts())
                .extracting(Svg.Text::text)
                .contains("48:00", "Encounters that reach beyond the hours shown: 1");
    }

    @Test
    void tellsALongIdWholeUnderThePointer() throws Exception {
        String id = "SERIAL-" + "0123456789".repeat(9);
        ScannerDay long1 = new ScannerDay(
                MONDAY,
                id,
                Optional.of("University Hospital of Somewhere"),
                List.of(encounter(MONDAY, "08:00", "09:00")));

        assertThat(svg(List.of(long1)).matching("SERIAL-.*"))
                .singleElement()
                .satisfies(label ->
                        assertThat(label.text()).isEqualTo("SERIAL-0123\u20260123456789, University Hospit\u2026"))
                .satisfies(label -> assertThat(label.tooltip()).isEqualTo(id + ", University Hospital of Somewhere"));
    }

    @Test
    void takesMarkupAndDirectionalMarksAsText() throws Exception {
        List<ScannerDay> day = List.of(new ScannerDay(
                MONDAY, "<b>\"A\"&'", Optional.of("\u202Eevil\u0000"), List.of(encounter(MONDAY, "08:00", "09:00"))));

        assertThat(svg(day).texts()).extracting(Svg.Text::text).contains("<b>\"A\"&', evil\uFFFD");
    }

    @Test
    void describesItselfToWhoCannotSeeIt() throws Exception {
        Svg svg = svg(List.of(scanner("A", encounter(MONDAY, "08:00", "09:00")), scanner("B")));

        assertThat(svg.root().getAttribute("role")).isEqualTo("img");
        assertThat(svg.root().getAttribute("aria-labelledby"))
                .isEqualTo("timeline-20200601-title timeline-20200601-desc");
        assertThat(svg.elements("title").get(0).getTextContent()).isEqualTo("Scanners on Monday 2020-06-01");
        assertThat(svg.elements("desc").get(0).getTextContent())
                .isEqualTo("2 scanners, a row each, with 1 encounters as bars over the hours of the day. Scanners not"
                        + " used: 1. Places where encounters overlap, which is a fault of the data: 0.");
    }

    private Svg svg(List<ScannerDay> day) throws Exception {
        return Svg.of(new Timeline(only(day)), folder);
    }

    private static TimelinePage only(List<ScannerDay> day) {
        List<TimelinePage> pages = TimelinePage.of(day);
        assertThat(pages).hasSize(1);
        return pages.get(0);
    }

    private static List<Integer> colours(BufferedImage image) {
        List<Integer> colours = new ArrayList<>();
        for (int y = 0; y < image.getHeight(); y += 3) {
            for (int x = 0; x < image.getWidth(); x += 7) {
                colours.add(image.getRGB(x, y));
            }
        }
        return colours.stream().distinct().toList();
    }
}

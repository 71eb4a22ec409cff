package org.niffler.testkit.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContactSheetTest {

    private static final SheetObject CINE = new SheetObject(
            "US <cine>",
            "US",
            List.of(
                    new PictureFile("extracted-images/0123456789ab/cd_1.png", 1, 320, 240),
                    new PictureFile("extracted-images/0123456789ab/cd_2.png", 2, 320, 240)),
            "");
    private static final SheetObject HELD_BACK =
            new SheetObject("DX", "DX", List.of(), "held back: BurnedInAnnotation is YES");

    private static final DetectorRuns RUNS = new DetectorRuns(
            4, 3, 1, List.of(new DetectorRuns.Overlay("detected/extracted-images/p/c.png", 0.25)), true);

    @Test
    void showsWhatTheWorkflowFoundAndHowManyRunsSucceeded() throws IOException {
        assertThat(html(CINE))
                .contains("3 of 4 runs succeeded; 1 failed")
                .contains("<img src=\"detected/extracted-images/p/c.png\"")
                .contains("score 0.250");
    }

    @Test
    void showsEveryFrameByALinkRelativeToItself() throws IOException {
        assertThat(html(CINE))
                .contains("<img src=\"converted/extracted-images/0123456789ab/cd_1.png\" width=\"320\" height=\"240\"")
                .contains("<img src=\"converted/extracted-images/0123456789ab/cd_2.png\" width=\"320\" height=\"240\"");
    }

    @Test
    void hasARowOfTheTableForEachPicture() throws IOException {
        assertThat(html(CINE))
                .contains("<tr><td><code title=\"0123456789ab\">0123456789…</code></td><td>US</td>"
                        + "<td class=\"wide\">US &lt;cine&gt;</td><td>320 × 240</td><td>2</td>"
                        + "<td><a href=\"converted/extracted-images/0123456789ab/cd_2.png\">open</a></td></tr>\n");
    }

    @Test
    void saysWhyAnObjectHasNoPicture() throws IOException {
        assertThat(html(CINE, HELD_BACK))
                .contains("2 pictures of 1 objects; 1 more objects gave none")
                .contains("<p class=\"none\">No picture; held back: BurnedInAnnotation is YES</p>");
    }

    @Test
    void showsTheFirstOfManyPicturesAndSaysHowManyThereAre() throws IOException {
        PictureFile picture = new PictureFile("extracted-images/p/1.png", 1, 8, 8);
        SheetObject series = new SheetObject("CT", "CT", Collections.nCopies(20, picture), "");

        String html = html(series);

        assertThat(html).contains("And 12 more: see the table below.");
        assertThat(html.split("<img src=\"converted/")).hasSize(1 + 8);
        assertThat(html.split(">open</a>")).hasSize(1 + 20);
    }

    @Test
    void showsHowTheScannersWereUsedAndWhereThatIsDrawn() throws IOException {
        assertThat(html(CINE))
                .contains("<a href=\"plots/report.html\">")
                .contains(
                        "<tr><td>2024-01-02</td><td>MR &lt;1&gt;</td><td class=\"wide\">23:00 to 00:30 of the next day</td>"
                                + "<td class=\"wide\">2</td><td>3</td><td>41.5 %</td></tr>\n");
    }

    @Test
    void tellsHowLargeTheCohortIs() throws IOException {
        assertThat(html(CINE)).contains("The cohort <code>Rows &gt; 4</code> is 2 studies with 33 instances.");
    }

    @Test
    void needsNothingFromOutside() throws IOException {
        String html = html(CINE, CINE, CINE);

        assertThat(html)
                .doesNotContain("<script", "http:", "https:", "{sections}", "{rows}", "{metadata}", "{answers}");
    }

    private static String html(SheetObject... objects) throws IOException {
        StreamedStudies streamed =
                new StreamedStudies(1, 1, List.of(), new Measured(Map.of(), 0, 0), Optional.empty(), RUNS, true);
        ScannerUse use = new ScannerUse(
                LocalDate.of(2024, 1, 2),
                "MR <1>",
                LocalDateTime.of(2024, 1, 2, 23, 0),
                LocalDateTime.of(2024, 1, 3, 0, 30),
                2,
                3,
                2,
                "41.5");
        Answers answers = new Answers("Rows > 4", 2, 33, List.of(use), true);
        return new ContactSheet(List.of(objects), streamed, answers).html();
    }
}

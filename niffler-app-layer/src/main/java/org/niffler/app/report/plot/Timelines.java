package org.niffler.app.report.plot;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.niffler.app.scanner.ScannerDay;

/**
 * Draws the timelines of the days that are asked for. Holds the encounters of a few days at most: chosen days are drawn as
 * they come, and unasked ones are held until it is clear that there are too many of them.
 */
final class Timelines {

    private final TimelineDays chosen;
    private final PictureFiles files;
    private final List<List<ScannerDay>> held = new ArrayList<>();
    private final Deque<Shown> shown = new ArrayDeque<>();
    private boolean many;
    private int drawn;

    /**
     * A day on the page.
     *
     * @param scanners by their ids
     */
    record Shown(LocalDate day, List<PictureFiles.Drawn> pictures, List<ScannerFigures> scanners) {}

    Timelines(TimelineDays chosen, PictureFiles files) {
        this.chosen = chosen;
        this.files = files;
    }

    void take(List<ScannerDay> day) throws IOException {
        if (chosen.areChosen()) {
            if (chosen.include(day.get(0).day())) {
                draw(day);
            }
            return;
        }
        many = many || held.size() == TimelineDays.FEW;
        if (many) {
            held.clear();
        }
        held.add(List.copyOf(day));
    }

    /** Draws what was held. */
    void finish() throws IOException {
        for (List<ScannerDay> day : held) {
            draw(day);
        }
        held.clear();
    }

    /** Those that the page shows: the last {@link TimelineDays#FEW} of those that were drawn. */
    List<Shown> shown() {
        return List.copyOf(shown);
    }

    int drawn() {
        return drawn;
    }

    private void draw(List<ScannerDay> day) throws IOException {
        List<PictureFiles.Drawn> pictures = new ArrayList<>();
        List<ScannerFigures> scanners = new ArrayList<>();
        for (TimelinePage page : TimelinePage.of(day)) {
            pictures.add(files.write(new Timeline(page)));
            page.scanners().forEach(scanner -> scanners.add(ScannerFigures.of(scanner)));
        }
        shown.add(new Shown(day.get(0).day(), pictures, scanners));
        if (shown.size() > TimelineDays.FEW) {
            shown.remove();
        }
        drawn++;
    }
}

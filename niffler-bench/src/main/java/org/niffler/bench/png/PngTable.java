package org.niffler.bench.png;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.niffler.bench.figures.MarkdownTable;
import org.niffler.bench.figures.Sample;

/** Results as Markdown. */
final class PngTable {

    private final MarkdownTable table =
            new MarkdownTable("set", "way", "files", "pictures", "images/s", "s", "peak resident MiB", "KiB/picture");

    void add(Input input, Way way, List<Way.Converted> runs) {
        table.row(List.of(
                input.label(),
                way.label(),
                number(runs.get(0).files()),
                number(runs.get(0).pictures().count()),
                sample(runs, Way.Converted::picturesPerSecond),
                sample(runs, Way.Converted::seconds),
                sample(runs, Way.Converted::mebibytes),
                Sample.format(runs.get(0).kibibytesPerPicture())));
    }

    void addImpossible(Input input, Way way) {
        table.row(List.of(input.label(), way.label(), "0", "0", "cannot decode it", "", "", ""));
    }

    List<String> lines() {
        return table.lines();
    }

    private static String number(int value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String sample(List<Way.Converted> runs, ToDoubleFunction<Way.Converted> figure) {
        return new Sample(runs.stream().map(figure::applyAsDouble).toList()).toString();
    }
}

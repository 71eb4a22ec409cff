package org.niffler.app.report.plot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Writes pictures into a folder, each as PNG and as SVG. */
final class PictureFiles {

    private static final Pattern OURS = Pattern.compile("(timeline-[0-9]{8}|calendar-[0-9]{4}|days)\\.(png|svg)");

    private final Path folder;
    private final List<Path> written = new ArrayList<>();

    PictureFiles(Path folder) {
        this.folder = folder;
    }

    /** What the page needs of a picture once it is drawn. */
    record Drawn(String title, Path svg, Path png) {}

    Drawn write(Picture picture) throws IOException {
        Path png = folder.resolve(picture.name() + ".png");
        Path svg = folder.resolve(picture.name() + ".svg");
        PngFile.write(picture, png);
        SvgFile.write(picture, svg);
        written.add(png);
        written.add(svg);
        return new Drawn(picture.title(), svg, png);
    }

    int count() {
        return written.size();
    }

    /** How many pictures of earlier runs are in the folder, too: somebody may take them for this run's. */
    int earlier() throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return (int) files.filter(
                            file -> OURS.matcher(file.getFileName().toString()).matches())
                    .filter(file -> !written.contains(file))
                    .count();
        }
    }
}

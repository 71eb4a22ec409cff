package org.niffler.app.report.plot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes pictures into a folder, each as PNG and as SVG. */
final class PictureFiles {

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
}

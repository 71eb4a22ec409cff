package org.niffler.bench.png;

import java.io.IOException;
import java.nio.file.Path;
import org.niffler.bench.jar.MeasuredProcess;
import org.niffler.bench.jar.PngExtractionJar;

/**
 * png-extraction.jar, one process for all files.
 *
 * @param threads its UseProcesses
 */
public record OurWay(PngExtractionJar jar, int threads) implements Way {

    @Override
    public String label() {
        return "Niffler, UseProcesses " + threads;
    }

    @Override
    public boolean converts(Input input) {
        return true;
    }

    @Override
    public Converted convert(Input input, Path folder) throws IOException, InterruptedException {
        MeasuredProcess.Run run =
                jar.convert(input.folder(), threads, folder, input.set().isEmpty());
        Pictures pictures = Pictures.in(folder.resolve(PngExtractionJar.OUTPUT));
        return new Converted(input.files().size(), run.duration(), run.peakKibibytes(), pictures);
    }
}

package org.niffler.bench.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.niffler.bench.images.Corpus;
import org.niffler.cli.CliException;
import org.niffler.cli.ExitCode;
import picocli.CommandLine.Option;

/** Which instances a benchmark sends. */
final class CorpusOption {

    @Option(
            names = "--corpus",
            paramLabel = "FOLDER",
            description = "Series of DICOM files that are sent again and again under new UIDs."
                    + " Default: drawn CTs of 512x512.")
    private Path corpus;

    boolean isDrawn() {
        return corpus == null;
    }

    /** Those of the folder, or else drawn ones, so many a series. */
    Corpus read(int drawn) throws IOException {
        if (isDrawn()) {
            return Corpus.drawn(drawn);
        }
        try {
            return Corpus.in(corpus);
        } catch (IOException e) {
            throw new CliException(ExitCode.USAGE, "--corpus: " + e.getMessage()).causedBy(e);
        }
    }
}

package org.niffler.png;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import org.niffler.cli.ProgramVersion;
import org.niffler.deid.KeyFile;
import org.niffler.deid.Pseudonymizer;
import org.niffler.png.cli.Converter;
import org.niffler.png.convert.ConversionOptions;
import org.niffler.png.convert.ConversionResult;
import org.niffler.png.convert.DryRun;
import org.niffler.png.convert.InputFile;
import org.niffler.png.convert.Naming;
import org.niffler.png.convert.PngExtraction;
import org.niffler.png.encode.PngEncoder;
import org.niffler.png.encode.PngOptions;
import org.niffler.png.table.FileOutcome;
import org.niffler.png.table.TableSummary;

/** Puts a conversion together of what it needs. */
final class Wiring implements Converter {

    private final PngExtraction extraction;

    Wiring(ProgramVersion version, Clock clock) {
        this.extraction = new PngExtraction(level -> new PngEncoder(new PngOptions(level, versionOf(version))), clock);
    }

    /** Class files have no version to write into a picture. */
    private static String versionOf(ProgramVersion version) {
        return version.number().startsWith("(") ? "" : version.number();
    }

    @Override
    public long count(ConversionOptions options) {
        return extraction.count(options);
    }

    @Override
    public ConversionResult convert(ConversionOptions options, Path key, Consumer<FileOutcome> done)
            throws IOException, InterruptedException {
        boolean keyed = options.identity().naming() == Naming.HMAC;
        Pseudonymizer pseudonymizer = keyed ? Pseudonymizer.keyed(KeyFile.openOrCreate(key)) : Pseudonymizer.sha224();
        return extraction.run(options, pseudonymizer, done);
    }

    @Override
    public DryRun.Found look(ConversionOptions options, Consumer<InputFile> looked) {
        return new DryRun(options).run(looked);
    }

    @Override
    public TableSummary merge(ConversionOptions options) throws IOException {
        return extraction.merge(options);
    }

    @Override
    public void stop() {
        extraction.stop();
    }
}

package org.niffler.png.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.niffler.png.convert.ConversionOptions;
import org.niffler.png.convert.ConversionResult;
import org.niffler.png.convert.DryRun;
import org.niffler.png.convert.InputFile;
import org.niffler.png.table.FileOutcome;
import org.niffler.png.table.TableSummary;

/** What the commands ask the module to do. */
public interface Converter {

    /** How many files there are to look at. */
    long count(ConversionOptions options);

    /**
     * Converts.
     *
     * @param key the file with the key of the pseudonyms, made if it is not there
     * @param done told of each file, by any thread
     */
    ConversionResult convert(ConversionOptions options, Path key, Consumer<FileOutcome> done)
            throws IOException, InterruptedException;

    /** Looks at the headers only. */
    DryRun.Found look(ConversionOptions options, Consumer<InputFile> looked);

    /** Writes the tables of a shared run. */
    TableSummary merge(ConversionOptions options) throws IOException;

    /** Ends a conversion in order; what is finished stays. */
    void stop();
}

package org.niffler.png.cli;

import java.io.IOException;
import java.util.List;
import org.niffler.cli.CliException;
import org.niffler.cli.ExitCode;
import org.niffler.cli.Invocation;
import org.niffler.cli.LogTarget;
import org.niffler.cli.Logging;
import org.niffler.cli.NifflerCommand;
import org.niffler.cli.RunSummary;
import org.niffler.config.ConfigException;
import org.niffler.config.Key;
import org.niffler.config.Problem;
import org.niffler.config.Settings;
import org.niffler.png.convert.ConversionOptions;
import org.niffler.png.table.TableSummary;
import picocli.CommandLine.Command;

/** {@code merge}: the tables of a run whose parts were converted by several jobs. */
@Command(
        name = "merge",
        description = "Writes the tables of a run that was shared by --shard, with the settings of its parts.",
        footer = {"", "Example:", "  java -jar png-extraction.jar merge --config config.json"})
final class MergeCommand extends NifflerCommand {

    private final Converter converter;

    MergeCommand(Converter converter) {
        super(PngKeys.SCHEMA);
        this.converter = converter;
    }

    @Override
    protected ExitCode execute(Invocation invocation) {
        Logging.configureProcess(LogTarget.consoleOnly(invocation.console(), invocation.verbose()));
        Settings settings = invocation.settings(PngKeys.SCHEMA).load();
        for (Key<Boolean> key : List.of(PngKeys.DRY_RUN, PngKeys.FROM_SCRATCH)) {
            if (settings.get(key)) {
                throw new ConfigException(
                        List.of(new Problem(key.name() + ": not with merge, which only writes tables")));
            }
        }
        ConversionOptions options = PngSettings.options(settings, 1);
        try {
            TableSummary tables = converter.merge(options);
            invocation.console().out().println("files:     " + tables.counts().files());
            invocation.console().out().println("pictures:  " + tables.counts().pngs());
            Summary.lines(tables).forEach(invocation.console().out()::println);
            return ExitCode.of(new RunSummary(
                    tables.counts().converted(),
                    tables.counts().failed(),
                    tables.counts().notDicom(),
                    false));
        } catch (IOException e) {
            throw KnownFailure.of(e)
                    .orElseGet(() -> new CliException(
                                    ExitCode.SOME_FAILED, "The tables cannot be written: " + e.getMessage())
                            .causedBy(e));
        }
    }
}

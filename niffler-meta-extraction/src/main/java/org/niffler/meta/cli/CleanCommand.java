package org.niffler.meta.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import org.niffler.cli.CliException;
import org.niffler.cli.ExitCode;
import org.niffler.cli.Invocation;
import org.niffler.cli.LogTarget;
import org.niffler.cli.Logging;
import org.niffler.cli.NifflerCommand;
import org.niffler.cli.RunSummary;
import org.niffler.config.ConfigFile;
import org.niffler.meta.retention.CleaningResult;
import org.niffler.meta.retention.Fate;
import org.niffler.meta.retention.SeriesReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code clean}: deletes now what the service deletes at night, or tells what that would be. */
@Command(
        name = "clean",
        description = "Deletes the extracted series that the service would delete, now; or only lists them.",
        footer = {
            "",
            "Examples:",
            "  java -jar meta-extraction.jar clean --dry-run",
            "  java -jar meta-extraction.jar clean --KeepDays 7",
            "",
            "A dry run may be made while the service runs; deleting may not, since the service does it itself.",
            "Exit codes: 0 done; 1 something could not be deleted; 2 usage or configuration; 4 the service runs."
        })
final class CleanCommand extends NifflerCommand {

    private final MetadataService service;

    @Option(names = "--dry-run", description = "Only list what would be deleted, and why the rest stays.")
    private boolean dryRun;

    CleanCommand(MetadataService service) {
        super(MetaKeys.SCHEMA);
        this.service = service;
    }

    @Override
    protected ExitCode execute(Invocation invocation) {
        Logging.configureProcess(LogTarget.consoleOnly(invocation.console(), invocation.verbose()));
        ServiceSettings settings = ServiceSettings.of(
                invocation.settings(ConfigFile.SYSTEM, MetaKeys.SCHEMA).load(), Optional.empty());
        try {
            CleaningResult result = service.clean(settings, dryRun);
            return conclude(invocation.console().out(), result);
        } catch (IOException e) {
            throw new CliException(ExitCode.USAGE, e.getMessage()).causedBy(e);
        }
    }

    private ExitCode conclude(PrintWriter out, CleaningResult result) {
        if (result.obstacle().isPresent()) {
            throw new CliException(
                    ExitCode.SOME_FAILED,
                    "Nothing is deleted: " + result.obstacle().get());
        }
        if (dryRun) {
            result.series().forEach(series -> out.println(line(series)));
        }
        out.println((dryRun ? "would be deleted: " : "deleted: ") + result.summary());
        return ExitCode.of(
                new RunSummary(result.deleted().size(), result.failed().size(), 0, false));
    }

    /** By its UID: the folder's name tells the PatientID. */
    private static String line(SeriesReport series) {
        String content = series.content()
                .map(files -> files.files() + " files, " + files.bytes() + " bytes, ")
                .orElse("");
        String fate = series.fate() instanceof Fate.Kept kept
                ? "stays: " + kept.reason().words()
                : series.fate() instanceof Fate.Failed failed
                        ? "cannot be deleted: " + failed.why()
                        : "would be deleted";
        return series.seriesInstanceUid() + "  " + content + age(series.age()) + " old  " + fate;
    }

    private static String age(Duration age) {
        return age.toDays() > 0
                ? age.toDays() + " d"
                : age.toHours() > 0 ? age.toHours() + " h" : age.toMinutes() + " min";
    }
}

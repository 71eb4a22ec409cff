package org.niffler.app.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.niffler.app.query.Days;
import org.niffler.app.query.ShownIdentity;
import org.niffler.app.report.IntermediaryFile;
import org.niffler.app.scanner.Exam;
import org.niffler.cli.ExitCode;
import org.niffler.cli.Invocation;
import org.niffler.config.ConfigFile;
import org.niffler.config.Key;
import org.niffler.config.Schema;
import org.niffler.config.Settings;
import picocli.CommandLine.Command;

/** {@code intermediary}: the original's daily files. */
@Command(
        name = "intermediary",
        description = "Writes the exams of each day as the original's intermediary CSV, <YYYYMMDD>.csv.",
        footer = {
            "",
            "Examples:",
            "  java -jar app-layer.jar intermediary --date 20200601 --output csv",
            "  java -jar app-layer.jar intermediary --from 20200601 --to 20200630 --keep-phi",
            "",
            "Exit codes: 0 done; 1 a file cannot be read or written; 2 usage or configuration, or no such store; 3 the"
                    + " store is unreachable."
        })
public final class IntermediaryCommand extends AppLayerCommand {

    private static final Key<Path> OUTPUT = Key.path("Output")
            .in(ConfigFile.COMMAND_LINE)
            .describedAs("The folder that the files are written into")
            .defaultsTo("intermediary");
    static final Schema SCHEMA = DayKeys.SCHEMA
            .and(Schema.titled("What:", UtilizationKeys.MODALITY, UtilizationKeys.SCANNER_BY, OUTPUT))
            .and(StoreKeys.STORE)
            .and(StoreKeys.IDENTITY);

    private final Surroundings surroundings;

    public IntermediaryCommand(Surroundings surroundings) {
        super(SCHEMA);
        this.surroundings = surroundings;
    }

    @Override
    ExitCode execute(Settings settings, Invocation invocation) {
        Days days = DayKeys.of(settings);
        ShownIdentity identity = StoreKeys.identity(surroundings, settings);
        Path output = StoreKeys.outputFolder(settings, OUTPUT);
        return StoreKeys.ask(surroundings, settings, store -> {
            Exams source = new Exams(store, settings, identity);
            long exams = 0;
            for (LocalDate day : days) {
                List<Exam> found = source.on(day);
                IntermediaryFile.write(output, day, found, identity.identifies());
                exams += found.size();
            }
            source.warn(days);
            Written.tell(invocation, exams + " exams on " + days.count() + " days", output);
            source.note().ifPresent(note -> Written.note(invocation, note));
            return ExitCode.ALL_DONE;
        });
    }
}

package org.niffler.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.niffler.app.query.Days;
import org.niffler.app.query.ShownIdentity;
import org.niffler.app.report.IntermediaryFile;
import org.niffler.app.scanner.Exam;
import org.niffler.cli.CliException;
import org.niffler.cli.ExitCode;
import org.niffler.cli.Invocation;
import org.niffler.config.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;

/** {@code utilization}: how scanners were used. */
@Command(
        name = "utilization",
        description = "Computes how scanners were used: encounters of patients, idle time, and the share of the day.",
        footer = {
            "",
            "Examples:",
            "  java -jar app-layer.jar utilization --date 20200601",
            "  java -jar app-layer.jar utilization --from 20200601 --to 20200630 --scanners subset_scanners.csv --layout"
                    + " tidy",
            "  java -jar app-layer.jar utilization --intermediary csv --compare cdw.csv",
            "",
            "Exit codes: 0 done; 1 a file cannot be read or written; 2 usage or configuration, or no such store; 3 the"
                    + " store is unreachable."
        })
public final class UtilizationCommand extends AppLayerCommand {

    private static final Logger LOG = LoggerFactory.getLogger(UtilizationCommand.class);

    private final Surroundings surroundings;

    public UtilizationCommand(Surroundings surroundings) {
        super(UtilizationKeys.SCHEMA);
        this.surroundings = surroundings;
    }

    @Override
    ExitCode execute(Settings settings, Invocation invocation) {
        ShownIdentity identity = StoreKeys.identity(surroundings, settings);
        UtilizationRun run = new UtilizationRun(settings, identity);
        ExitCode code = settings.find(UtilizationKeys.INTERMEDIARY).isPresent()
                ? ofFiles(settings, identity, run)
                : ofStore(settings, identity, run);
        Written.tell(invocation, run.summary(), run.output());
        run.notes().forEach(note -> Written.note(invocation, note));
        return code;
    }

    private ExitCode ofStore(Settings settings, ShownIdentity identity, UtilizationRun run) {
        Days days = DayKeys.of(settings);
        return StoreKeys.ask(surroundings, settings, store -> {
            Exams exams = new Exams(store, settings, identity);
            run.run(days, exams);
            exams.warn(days);
            exams.note().ifPresent(run::note);
            return ExitCode.ALL_DONE;
        });
    }

    private static ExitCode ofFiles(Settings settings, ShownIdentity identity, UtilizationRun run) {
        Path folder = settings.get(UtilizationKeys.INTERMEDIARY);
        if (!Files.isDirectory(folder)) {
            throw new CliException(ExitCode.USAGE, "--intermediary: " + folder + " is no folder.")
                    .withHint("Name the folder with the original's daily files, <YYYYMMDD>.csv.");
        }
        IntermediaryFile reader = new IntermediaryFile(identity, run.badLines());
        List<String> modalities = settings.get(UtilizationKeys.MODALITY);
        try {
            SortedMap<LocalDate, Path> files = IntermediaryFile.in(folder);
            Iterable<LocalDate> days = days(settings, files, folder);
            OfModalities ofModalities = new OfModalities(modalities);
            run.run(days, day -> ofModalities.of(reader.read(files.get(day))));
            ofModalities.note().ifPresent(run::note);
            return ExitCode.ALL_DONE;
        } catch (IOException e) {
            throw new CliException(ExitCode.SOME_FAILED, FileFailures.reason(e)).causedBy(e);
        }
    }

    /** A day without a file is no day without exams: nobody knows. */
    private static Iterable<LocalDate> days(Settings settings, SortedMap<LocalDate, Path> files, Path folder) {
        if (files.isEmpty()) {
            throw new CliException(ExitCode.USAGE, "There is no file named <YYYYMMDD>.csv in " + folder + ".")
                    .withHint("java -jar app-layer.jar intermediary writes them.");
        }
        if (!DayKeys.given(settings)) {
            return files.keySet();
        }
        List<LocalDate> there = new ArrayList<>();
        for (LocalDate day : DayKeys.of(settings)) {
            if (files.containsKey(day)) {
                there.add(day);
            } else {
                LOG.warn("there is no file of {} in {}; the day is left out", day, folder);
            }
        }
        return there;
    }

    /** Counts what it leaves out. */
    private static final class OfModalities {

        private final List<String> modalities;
        private long others;

        OfModalities(List<String> modalities) {
            this.modalities = modalities;
        }

        List<Exam> of(List<Exam> exams) {
            List<Exam> wanted = exams.stream().filter(this::wanted).toList();
            others += exams.size() - wanted.size();
            return wanted;
        }

        /** The original's older files do not tell the modality; several values stand with a backslash between them. */
        private boolean wanted(Exam exam) {
            return exam.modality().isEmpty()
                    || Stream.of(exam.modality().split("\\\\")).anyMatch(modalities::contains);
        }

        Optional<String> note() {
            return others == 0 ? Optional.empty() : Optional.of("left out: " + others + " exams of other modalities");
        }
    }
}

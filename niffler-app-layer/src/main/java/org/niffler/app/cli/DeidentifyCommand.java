package org.niffler.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.niffler.app.deidentify.Deidentification;
import org.niffler.app.deidentify.DeidentifyOptions;
import org.niffler.app.deidentify.FileOutcome.Kind;
import org.niffler.app.deidentify.Reidentification;
import org.niffler.app.deidentify.ReidentificationFile;
import org.niffler.app.deidentify.ResidueCheck;
import org.niffler.app.deidentify.RunResult;
import org.niffler.cli.CliException;
import org.niffler.cli.ExitCode;
import org.niffler.cli.Invocation;
import org.niffler.cli.Progress;
import org.niffler.cli.ProgressReporter;
import org.niffler.cli.PseudonymKey;
import org.niffler.cli.StopSignal;
import org.niffler.cli.UseProcesses;
import org.niffler.config.ConfigException;
import org.niffler.config.Problem;
import org.niffler.config.Settings;
import org.niffler.deid.Pseudonymizer;
import org.niffler.progress.RunLockedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deidentify}: new files without identity, or what is left of it in files. */
@Command(
        name = "deidentify",
        description =
                "Makes de-identified copies of DICOM files (PS3.15 Basic Profile), or tells what files still contain.",
        footer = {
            "",
            "Examples:",
            "  java -jar app-layer.jar deidentify dicom shared",
            "  java -jar app-layer.jar deidentify dicom shared --dates none --blank-regions regions.txt",
            "  java -jar app-layer.jar deidentify --check shared",
            "",
            "Run the same command again to go on where a run ended.",
            "Exit codes: 0 all written, or nothing left; 1 some failed or were held back, or something is left;",
            "2 usage or configuration; 130 stopped."
        })
public final class DeidentifyCommand extends AppLayerCommand {

    private static final Logger LOG = LoggerFactory.getLogger(DeidentifyCommand.class);

    /** For a run that writes nothing, and so needs no key. */
    private static final int KEY_BYTES = 32;

    @Parameters(index = "0", paramLabel = "IN", description = "A DICOM file, or a folder with files at any depth.")
    private Path input;

    @Parameters(index = "1", arity = "0..1", paramLabel = "OUT", description = "The folder for the new files.")
    private Path output;

    @Option(names = "--check", description = "Make nothing: tell what the files in IN still contain.")
    private boolean check;

    @Option(
            names = {"--dry-run", "--DryRun"},
            description = "Read everything, write nothing, and say what would be done.")
    private boolean dryRun;

    @Option(
            names = {"--from-scratch", "--FromScratch"},
            description = "Make files again that are there already.")
    private boolean fromScratch;

    private final Surroundings surroundings;
    private final StopSignal stopSignal;
    private final Clock clock;

    public DeidentifyCommand(Surroundings surroundings, StopSignal stopSignal, Clock clock) {
        super(DeidentifyKeys.SCHEMA);
        this.surroundings = surroundings;
        this.stopSignal = stopSignal;
        this.clock = clock;
    }

    @Override
    ExitCode execute(Settings settings, Invocation invocation) throws InterruptedException {
        try {
            return check ? check(settings, invocation) : deidentify(settings, invocation);
        } catch (RunLockedException e) {
            throw new CliException(ExitCode.LOCKED, e.getMessage()).causedBy(e);
        } catch (IOException e) {
            throw new CliException(ExitCode.SOME_FAILED, e.getMessage())
                    .withHint("What is finished stays. Run the same command again to go on.")
                    .causedBy(e);
        }
    }

    private ExitCode deidentify(Settings settings, Invocation invocation) throws IOException, InterruptedException {
        if (output == null) {
            throw new ConfigException(List.of(new Problem("OUT: is missing: the folder for the new files")));
        }
        DeidentifySettings checked = new DeidentifySettings(settings, input, output);
        DeidentifyOptions options =
                checked.options(fromScratch, Runtime.getRuntime().availableProcessors());
        Deidentification deidentification = new Deidentification(clock);
        // Open until the last line is printed: the process ends when it is closed.
        try (StopSignal.Registration registration = stopSignal.onStop(() -> stop(deidentification::stop))) {
            RunResult result;
            try (Progress progress = progress(invocation, deidentification::count)) {
                result = dryRun
                        ? deidentification.look(
                                options, Pseudonymizer.keyed(new byte[KEY_BYTES]), outcome -> progress.step(1))
                        : run(deidentification, options, settings, checked, progress);
            }
            return conclude(result, options, settings, invocation);
        }
    }

    private RunResult run(
            Deidentification deidentification,
            DeidentifyOptions options,
            Settings settings,
            DeidentifySettings checked,
            Progress progress)
            throws IOException, InterruptedException {
        try (Reidentification list = reidentification(settings, checked)) {
            return deidentification.run(options, pseudonymizer(settings), list, outcome -> progress.step(1));
        }
    }

    private Reidentification reidentification(Settings settings, DeidentifySettings checked) throws IOException {
        Optional<Path> file = settings.find(DeidentifyKeys.REIDENTIFICATION);
        return file.isPresent()
                ? ReidentificationFile.begin(file.get(), checked.recipient(clock.instant()))
                : Reidentification.none();
    }

    private Pseudonymizer pseudonymizer(Settings settings) {
        try {
            return surroundings.pseudonyms(PseudonymKey.path(settings, StoreKeys.PSEUDONYM_KEY));
        } catch (IOException e) {
            throw new CliException(ExitCode.USAGE, e.getMessage()).causedBy(e);
        }
    }

    private static void stop(Runnable stop) {
        LOG.warn("stopping; the files in work are finished. Once more, and it ends at once");
        stop.run();
    }

    /** Without a watcher there is no need to walk the tree once more for its total. */
    private Progress progress(Invocation invocation, ToLongFunction<Path> count) {
        long total = invocation.quiet() ? Progress.UNKNOWN_TOTAL : count.applyAsLong(input);
        return ProgressReporter.of(invocation, clock, LOG::info).start("files", total);
    }

    private ExitCode conclude(RunResult result, DeidentifyOptions options, Settings settings, Invocation invocation) {
        boolean nothing = result.whole() && result.counts().isEmpty();
        ExitCode code = nothing ? ExitCode.SOME_FAILED : ExitCode.of(DeidentifySummary.run(result));
        if (settings.get(DeidentifyKeys.JSON)) {
            invocation.console().out().println(DeidentifySummary.json(result, options.report(), code.code()));
        } else {
            DeidentifySummary.lines(result, options.report())
                    .forEach(invocation.console().out()::println);
        }
        if (nothing) {
            LOG.warn("nothing was found: there is no file in IN");
        }
        // Their names may be the patients': for whoever started this, not for a log.
        result.unreadable()
                .forEach(folder ->
                        invocation.console().err().println("The folder " + folder.path() + " cannot be read."));
        if (result.count(Kind.HELD_BACK) > 0) {
            LOG.warn(
                    "{} files may show identity and were not written: cover the text by --blank-regions or"
                            + " --blank-region, or write them with --allow-burned-in",
                    result.count(Kind.HELD_BACK));
        }
        if (result.count(Kind.FAILED) > 0) {
            LOG.warn("{} files failed; the report says why", result.count(Kind.FAILED));
        }
        return code;
    }

    private ExitCode check(Settings settings, Invocation invocation) throws IOException, InterruptedException {
        if (output != null) {
            throw new ConfigException(List.of(new Problem("OUT: not with --check, which writes nothing")));
        }
        if (!Files.isReadable(input)) {
            throw new ConfigException(List.of(new Problem("IN: " + input + " is no file or folder that can be read")));
        }
        ResidueCheck residues = new ResidueCheck();
        try (StopSignal.Registration registration = stopSignal.onStop(() -> stop(residues::stop))) {
            ResidueCheck.Result result;
            int threads = UseProcesses.threads(
                    settings.get(DeidentifyKeys.USE_PROCESSES),
                    Runtime.getRuntime().availableProcessors());
            try (Progress progress = progress(invocation, residues::count)) {
                result = residues.run(input, threads, file -> progress.step(1));
            }
            CheckReport.print(result, invocation.console().out());
            Optional<Path> file = settings.find(DeidentifyKeys.OUTPUT);
            if (file.isPresent()) {
                CheckReport.write(result, file.get(), settings.get(StoreKeys.FORMAT));
            }
            if (!result.whole()) {
                return ExitCode.INTERRUPTED;
            }
            return result.isClean() && result.files() > 0 ? ExitCode.ALL_DONE : ExitCode.SOME_FAILED;
        }
    }
}

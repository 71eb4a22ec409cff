package org.niffler.png.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.niffler.cli.CliException;
import org.niffler.cli.EndMail;
import org.niffler.cli.ExitCode;
import org.niffler.cli.Invocation;
import org.niffler.cli.LogTarget;
import org.niffler.cli.Logging;
import org.niffler.cli.NifflerCommand;
import org.niffler.cli.Progress;
import org.niffler.cli.ProgressReporter;
import org.niffler.cli.PseudonymKey;
import org.niffler.cli.StopSignal;
import org.niffler.config.Settings;
import org.niffler.png.convert.ConversionOptions;
import org.niffler.png.convert.ConversionResult;
import org.niffler.png.convert.DryRun;
import org.niffler.png.convert.InputFile;
import org.niffler.png.convert.Shard;
import org.niffler.png.table.PrivateFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;

/** The conversion itself: what the jar does without a subcommand. */
@Command(
        name = "png-extraction",
        description = "Converts DICOM images to PNG without patient identity, and their headers to a table.",
        footer = {
            "",
            "Examples:",
            "  java -jar png-extraction.jar --DICOMHome dicom --OutputDirectory out --Depth -1",
            "  java -jar png-extraction.jar --config config.json --scaling window --is16Bit false",
            "",
            "Run the same command again to go on where a run ended.",
            "Exit codes: 0 everything converted; 1 some files failed; 2 usage or configuration;",
            "4 another run converts into the same folder; 130 stopped."
        })
public final class PngCommand extends NifflerCommand {

    /** As the original calls it. */
    private static final String LOG_FILE = "ImageExtractor.out";

    private static final Logger LOG = LoggerFactory.getLogger(PngCommand.class);

    private final Converter converter;
    private final EndMail endMail;
    private final StopSignal stopSignal;
    private final Clock clock;

    public PngCommand(Converter converter, StopSignal stopSignal, Clock clock) {
        super(PngKeys.SCHEMA, new MergeCommand(converter));
        this.converter = converter;
        this.endMail = new EndMail(PngKeys.MAIL, clock);
        this.stopSignal = stopSignal;
        this.clock = clock;
    }

    @Override
    protected ExitCode execute(Invocation invocation) throws InterruptedException {
        Settings settings = invocation.settings(PngKeys.SCHEMA).load();
        ConversionOptions options =
                PngSettings.options(settings, Runtime.getRuntime().availableProcessors());
        if (settings.get(PngKeys.DRY_RUN)) {
            return look(options, invocation);
        }
        logInto(options.output().folder(), logFile(options.input().shard()), invocation);
        settings.notices().forEach(LOG::info);
        if (options.identity().keep()) {
            LOG.warn("KeepPhi: metadata.csv will hold names, birth dates and IDs of patients, and the paths of their"
                    + " files");
        }
        if (options.headers().selection().withPrivate() && !options.identity().keep()) {
            LOG.warn(
                    "PublicHeadersOnly false: private attributes are removed all the same, as they may say who the patient"
                            + " is; --keep-phi keeps them, and everything else");
        }
        if (options.output().fromScratch()
                && Files.exists(options.output().folder().resolve("extracted-images"))) {
            LOG.warn("FromScratch: pictures that earlier runs have written under other names stay in extracted-images;"
                    + " delete that folder first if you will share it");
        }
        EndMail.Sending mail = endMail.prepare(settings, "Niffler png-extraction");
        // Open until the last line is printed: the process ends when it is closed.
        try (StopSignal.Registration registration = stopSignal.onStop(this::stop)) {
            return convert(options, settings, invocation, mail);
        } catch (CliException e) {
            mail.send("failed", List.of(e.getMessage()));
            throw e;
        }
    }

    private void stop() {
        LOG.warn("stopping; the files in work are finished. Once more, and it ends at once");
        converter.stop();
    }

    private ExitCode convert(ConversionOptions options, Settings settings, Invocation invocation, EndMail.Sending mail)
            throws InterruptedException {
        ConversionResult result = converted(options, PseudonymKey.path(settings, PngKeys.PSEUDONYM_KEY), invocation);
        List<String> lines = Summary.lines(result, options);
        lines.forEach(line -> LOG.info(Logging.FILE_ONLY, line));
        ExitCode code = foundNothing(result, options) ? ExitCode.SOME_FAILED : ExitCode.of(Summary.run(result));
        if (settings.get(PngKeys.JSON)) {
            invocation.console().out().println(Summary.json(result, code.code()));
        } else {
            lines.forEach(invocation.console().out()::println);
        }
        conclude(result, options, invocation.console().err());
        mail.send(code == ExitCode.ALL_DONE ? "complete" : "incomplete", lines);
        return code;
    }

    private ConversionResult converted(ConversionOptions options, Path key, Invocation invocation)
            throws InterruptedException {
        try (Progress progress = progress(options, invocation)) {
            return converter.convert(options, key, outcome -> progress.step(1));
        } catch (IOException e) {
            throw KnownFailure.of(e)
                    .orElseGet(() -> new CliException(
                                    ExitCode.SOME_FAILED, "The conversion ended early: " + e.getMessage())
                            .withHint("What is finished stays. Run the same command again to go on.")
                            .causedBy(e));
        }
    }

    /** Without a watcher there is no need to walk the tree once more for its total. */
    private Progress progress(ConversionOptions options, Invocation invocation) {
        long total = invocation.quiet() ? Progress.UNKNOWN_TOTAL : converter.count(options);
        return ProgressReporter.of(invocation, clock, LOG::info).start("files", total);
    }

    private void conclude(ConversionResult result, ConversionOptions options, PrintWriter err) {
        if (result.counts().files() == 0 && result.whole()) {
            warnOfNothing(options.input());
        }
        for (InputFile folder : result.unreadable()) {
            // Its name may be the patient's: for whoever started this, not for the log.
            err.println("The folder " + folder.path() + " cannot be read.");
        }
        if (!result.unreadable().isEmpty()) {
            LOG.error(
                    Logging.FILE_ONLY,
                    "{} folders cannot be read",
                    result.unreadable().size());
        }
        if (!result.whole()) {
            LOG.warn("stopped; the tables are written when a run comes to its end: run the same command again");
        } else if (!options.input().shard().isWhole()) {
            LOG.info(
                    "part {} is done; when all are: png-extraction.jar merge",
                    options.input().shard());
        }
        long failed = result.counts().failed();
        if (failed > 0) {
            LOG.warn(
                    "{} of {} files failed; failures.csv says why, and failed-dicom has them",
                    failed,
                    result.counts().files());
        }
        if (result.counts().heldBack() > 0) {
            LOG.warn(
                    "{} files may show identity in their pixels and gave no picture: see held-back.csv;"
                            + " --allow-burned-in converts them in another run",
                    result.counts().heldBack());
        }
    }

    /** Whoever converts a tree expects something in it; a part of it may be empty. */
    private static boolean foundNothing(ConversionResult result, ConversionOptions options) {
        return result.whole()
                && result.counts().files() == 0
                && options.input().shard().isWhole();
    }

    /** The original's users met this most of all, and were not told why. */
    private static void warnOfNothing(ConversionOptions.Input input) {
        LOG.warn(
                "nothing was found: no file {}lies at depth {} of {}; --depth -1 takes files at any depth",
                input.shard().isWhole() ? "" : "of part " + input.shard() + " ",
                input.depth(),
                input.home());
    }

    private ExitCode look(ConversionOptions options, Invocation invocation) {
        Logging.configureProcess(LogTarget.consoleOnly(invocation.console(), invocation.verbose()));
        DryRun.Found found;
        try (Progress progress = progress(options, invocation)) {
            found = converter.look(options, file -> progress.step(1));
        }
        Summary.lines(found).forEach(invocation.console().out()::println);
        if (found.files() == 0) {
            warnOfNothing(options.input());
        }
        found.unreadable().forEach(file -> invocation.console().err().println("Cannot be converted: " + file.path()));
        return found.unreadable().isEmpty() ? ExitCode.ALL_DONE : ExitCode.SOME_FAILED;
    }

    /** Jobs that share a run have a log each. */
    private static String logFile(Shard part) {
        return part.isWhole() ? LOG_FILE : LOG_FILE.replace(".", "-" + part.number() + "-of-" + part.of() + ".");
    }

    private static void logInto(Path folder, String name, Invocation invocation) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new CliException(ExitCode.USAGE, "OutputDirectory: " + folder + " cannot be made.")
                    .withHint("Look whether there is a file of that name, and whether this user may write there.")
                    .causedBy(e);
        }
        if (!Files.isWritable(folder)) {
            throw new CliException(ExitCode.USAGE, "OutputDirectory: this user may not write into " + folder + ".")
                    .withHint("Name another folder, or have its permissions changed.");
        }
        makeLog(folder.resolve(name));
        Logging.configureProcess(
                LogTarget.fileAndConsole(folder.resolve(name), invocation.console(), invocation.verbose()));
    }

    /** For its owner, as all that lies beside what is shared; whether it can be written, the log itself will say. */
    private static void makeLog(Path file) {
        try {
            if (Files.notExists(file)) {
                PrivateFiles.file(file);
            }
        } catch (IOException e) {
            throw new CliException(ExitCode.USAGE, "OutputDirectory: the log " + file + " cannot be made.").causedBy(e);
        }
    }
}

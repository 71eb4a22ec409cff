package org.niffler.png.convert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.niffler.deid.Deidentifier;
import org.niffler.deid.Pseudonymizer;
import org.niffler.dicom.DataSet;
import org.niffler.png.encode.PngEncoder;
import org.niffler.png.table.FileOutcome;
import org.niffler.png.table.Flattening;
import org.niffler.png.table.RecordSpool;
import org.niffler.png.table.RecordedSettings;
import org.niffler.png.table.TableOptions;
import org.niffler.png.table.TablePaths;
import org.niffler.png.table.TableSummary;
import org.niffler.png.table.Tables;

/** The use case: converts a tree, goes on where an earlier run ended, and writes the tables at the end. */
public final class PngExtraction {

    private final PngEncoders encoders;
    private final Clock clock;
    private final AtomicReference<Conversion> running = new AtomicReference<>();
    private volatile boolean stopped;

    /** Makes an encoder that compresses as hard as is asked. */
    @FunctionalInterface
    public interface PngEncoders {
        PngEncoder compressing(int level);
    }

    public PngExtraction(PngEncoders encoders, Clock clock) {
        this.encoders = encoders;
        this.clock = clock;
    }

    /** How many files a run has to look at, those that are done included. */
    public long count(ConversionOptions options) {
        return new Inputs(options, unreadable -> {}).stream().count();
    }

    /** Lets the files in work be finished, and begins no other; the tables are not written then. */
    public void stop() {
        stopped = true;
        Optional.ofNullable(running.get()).ifPresent(Conversion::stop);
    }

    /**
     * Converts.
     *
     * @param pseudonymizer by the site's key, or as the original
     * @param done told of each file, by any thread
     * @throws org.niffler.progress.RunLockedException if another run converts into this folder
     * @throws IOException if the output cannot be written, or is of a run with other settings
     */
    public ConversionResult run(ConversionOptions options, Pseudonymizer pseudonymizer, Consumer<FileOutcome> done)
            throws IOException, InterruptedException {
        Path state = options.output().state(options.input().shard());
        OutputFolders.make(options.output().folder(), state);
        if (options.output().fromScratch()) {
            RecordSpool.discard(state, clock);
        }
        List<InputFile> unreadable = Collections.synchronizedList(new ArrayList<>());
        try (RecordSpool spool = RecordSpool.open(state, options.fingerprint(keyFingerprint(pseudonymizer)), clock);
                PngFolder folder = new PngFolder(options.output().folder(), state.resolve("incoming"))) {
            PartMark mark = new PartMark(state);
            mark.begin();
            long earlier = spool.counts().files();
            Conversion conversion =
                    conversion(options, pseudonymizer, new Inputs(options, unreadable::add), folder, spool);
            running.set(conversion);
            if (stopped) {
                conversion.stop();
            }
            boolean whole = conversion.run(options.threads(), done);
            if (!whole) {
                return new ConversionResult(spool.counts(), earlier, false, Optional.empty(), unreadable);
            }
            mark.end();
            Optional<TableSummary> tables =
                    options.input().shard().isWhole() ? Optional.of(write(options, List.of(state))) : Optional.empty();
            return new ConversionResult(spool.counts(), earlier, true, tables, unreadable);
        } finally {
            running.set(null);
        }
    }

    /**
     * Tells keys apart and gives none away. It is the pseudonym of nothing that is put out, as no file has an empty path:
     * it also shuffles the tables' rows, which nobody without the key is to undo.
     */
    private static String keyFingerprint(Pseudonymizer pseudonymizer) {
        return pseudonymizer.pseudonym(Pseudonymizer.Domain.FILE, "").substring(0, 32);
    }

    private Conversion conversion(
            ConversionOptions options, Pseudonymizer pseudonymizer, Inputs input, PngFolder folder, RecordSpool spool) {
        ConversionOptions.Painting painting = options.painting();
        ConversionOptions.Identity identity = options.identity();
        PngNames names = identity.naming() == Naming.HMAC
                ? new PseudonymousNames(painting.level(), pseudonymizer)
                : new OriginalNames(painting.level(), pseudonymizer);
        UnaryOperator<DataSet> header = identity.keep()
                ? UnaryOperator.identity()
                : new Deidentifier(identity.policy(), pseudonymizer)::deidentify;
        HeaderRows rows = new HeaderRows(
                header,
                identity.keep(),
                new Flattening(options.headers().selection()),
                options.headers().limit());
        Optional<Pictures> pictures = painting.wanted()
                ? Optional.of(new Pictures(
                        painting.frames(), painting.rendering(), encoders.compressing(painting.compression()), folder))
                : Optional.empty();
        FailedFiles failed = new FailedFiles(
                options.output().folder().resolve("failed-dicom"),
                options.output().linkFailed());
        return new Conversion(input, names, new FileConversion(names, rows, identity, pictures), failed, spool);
    }

    /**
     * Writes the tables of a run that was shared.
     *
     * @throws PartsMissingException if a part has not been converted to its end
     * @throws IOException if the parts were converted with other settings, or something cannot be read or written
     */
    public TableSummary merge(ConversionOptions options) throws IOException {
        List<Path> parts = PartMark.allParts(options.output().stateRoot());
        RecordedSettings.require(parts.get(0), options::fingerprint);
        return write(options, parts);
    }

    private TableSummary write(ConversionOptions options, List<Path> states) throws IOException {
        Path folder = options.output().folder();
        TableOptions tables = new TableOptions(
                options.headers().commonOnly(),
                options.headers().parts(),
                options.input().home().toAbsolutePath().normalize().toString(),
                folder.toAbsolutePath().normalize().toString(),
                options.identity().keep());
        Files.createDirectories(options.output().mappingFile().toAbsolutePath().getParent());
        TablePaths paths = new TablePaths(
                folder.resolve("metadata.csv"),
                options.output().mappingFile(),
                folder.resolve("failures.csv"),
                folder.resolve("held-back.csv"),
                options.output().stateRoot());
        return new Tables(clock).write(states, tables, paths);
    }
}

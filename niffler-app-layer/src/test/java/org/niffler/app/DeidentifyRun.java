package org.niffler.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.niffler.app.cli.AppCommand;
import org.niffler.app.cli.DeidentifyCommand;
import org.niffler.app.cli.Surroundings;
import org.niffler.cli.CommandRunner;
import org.niffler.cli.Console;
import org.niffler.cli.ProgramVersion;
import org.niffler.cli.StopSignal;
import org.niffler.csv.CsvLine;
import org.niffler.csv.CsvReader;
import org.niffler.deid.KeyFile;
import org.niffler.deid.Pseudonymizer;
import org.niffler.metadata.MetadataQuery;

/** {@code deidentify}, set up in a folder and run in this process. */
final class DeidentifyRun {

    private final Path folder;
    private final Map<String, String> options = new TreeMap<>();
    private StopSignal stopSignal = stop -> () -> {};

    DeidentifyRun(Path folder) {
        this.folder = folder;
        option("PseudonymKey", folder.resolve("secret/pseudonym.key").toString());
        try {
            Files.createDirectories(in());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Exit code, standard output and standard error. */
    record Result(int exitCode, String out, String err) {}

    Path in() {
        return folder.resolve("in");
    }

    Path out() {
        return folder.resolve("out");
    }

    Path report() {
        return folder.resolve("out-report.csv");
    }

    DeidentifyRun option(String key, String value) {
        options.put(key, value);
        return this;
    }

    DeidentifyRun stopSignal(StopSignal signal) {
        stopSignal = signal;
        return this;
    }

    Result start(String... more) {
        return run(in().toString(), out().toString(), more);
    }

    Result startOn(Path in, String... more) {
        return run(in.toString(), out().toString(), more);
    }

    Result check(Path checked, String... more) {
        List<String> args = new ArrayList<>(List.of("deidentify", checked.toString(), "--check"));
        Collections.addAll(args, more);
        return run(args);
    }

    private Result run(String in, String out, String... more) {
        List<String> args = new ArrayList<>(List.of("deidentify", in, out));
        options.forEach((key, value) -> Collections.addAll(args, "--" + key, value));
        Collections.addAll(args, more);
        return run(args);
    }

    Result run(List<String> args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Console console = new Console(new PrintWriter(out, true), new PrintWriter(err, true), false);
        int exitCode = new CommandRunner(
                        new ProgramVersion("app-layer", DeidentifyRun.class),
                        () -> new AppCommand(
                                new DeidentifyCommand(new KeysOnly(), stopSignal, Clock.systemDefaultZone())))
                .run(args.toArray(String[]::new), console);
        return new Result(exitCode, out.toString(), err.toString());
    }

    /** The new files, relative to the output folder, in order. */
    List<String> files() {
        try (Stream<Path> files = Files.walk(out())) {
            return files.filter(Files::isRegularFile)
                    .map(file -> out().relativize(file).toString())
                    .filter(name -> !name.startsWith(".niffler"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file(int index) {
        return out().resolve(files().get(index));
    }

    /** The rows of the report: source, outcome, output, reason. */
    List<List<String>> reported() {
        List<List<String>> rows = new ArrayList<>();
        try (CsvReader reader = CsvReader.open(report())) {
            reader.lines().forEachRemaining(line -> rows.add(List.copyOf(((CsvLine.Row) line).cells())));
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class KeysOnly implements Surroundings {

        @Override
        public MetadataQuery store(Optional<String> mongoUri, Path stateFolder) {
            throw new AssertionError("no store is needed");
        }

        @Override
        public Pseudonymizer pseudonyms(Path keyFile) throws IOException {
            return Pseudonymizer.keyed(KeyFile.openOrCreate(keyFile));
        }
    }
}

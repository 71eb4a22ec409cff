package org.niffler.png;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.niffler.cli.Console;
import org.niffler.cli.StopSignal;
import org.niffler.csv.CsvLine;
import org.niffler.csv.CsvReader;

/** A conversion set up in a folder, and run by its {@code Main} in this process. */
final class PngRun {

    private final Path folder;
    private final Map<String, String> options = new TreeMap<>();
    private StopSignal stopSignal = stop -> () -> {};

    /** Input, output and key are in folders of this one. */
    PngRun(Path folder) {
        this.folder = folder;
        option("DICOMHome", home().toString());
        option("OutputDirectory", output().toString());
        option("PseudonymKey", folder.resolve("secret/pseudonym.key").toString());
        option("Depth", "-1");
        makeFolder(home());
    }

    /** Exit code, standard output and standard error of a command. */
    record Result(int exitCode, String out, String err) {}

    Path home() {
        return folder.resolve("dicom");
    }

    Path output() {
        return folder.resolve("out");
    }

    PngRun option(String key, String value) {
        options.put(key, value);
        return this;
    }

    PngRun without(String key) {
        options.remove(key);
        return this;
    }

    PngRun stopSignal(StopSignal signal) {
        stopSignal = signal;
        return this;
    }

    Result start(String... subcommand) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Console console = new Console(new PrintWriter(out, true), new PrintWriter(err, true), false);
        int exitCode = Main.run(arguments(subcommand).toArray(String[]::new), console, stopSignal);
        return new Result(exitCode, out.toString(), err.toString());
    }

    List<String> arguments(String... subcommand) {
        List<String> args = new ArrayList<>(List.of(subcommand));
        options.forEach((key, value) -> Collections.addAll(args, "--" + key, value));
        return args;
    }

    /** The rows of a table, without its header. */
    List<List<String>> table(String name) {
        List<List<String>> rows = new ArrayList<>();
        try (CsvReader reader = CsvReader.open(output().resolve(name))) {
            reader.lines().forEachRemaining(line -> rows.add(List.copyOf(((CsvLine.Row) line).cells())));
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One column of a table. */
    List<String> column(String name, String column) {
        try (CsvReader reader = CsvReader.open(output().resolve(name))) {
            int index = reader.header().names().indexOf(column);
            return table(name).stream().map(row -> row.get(index)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pictures, relative to the output folder, in order. */
    List<String> pictures() {
        return files().stream().filter(name -> name.endsWith(".png")).toList();
    }

    /** All files of the output but what the run keeps for itself and its log. */
    List<String> files() {
        try (Stream<Path> files = Files.walk(output())) {
            return files.filter(Files::isRegularFile)
                    .map(file -> output().relativize(file).toString())
                    .filter(name -> !name.startsWith(".niffler") && !name.startsWith("ImageExtractor"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All those files with what they hold, to compare two runs byte by byte. */
    Map<String, String> contents() {
        Map<String, String> contents = new TreeMap<>();
        for (String name : files()) {
            contents.put(name, text(name));
        }
        return contents;
    }

    /** The bytes of a file, each as a character. */
    String text(String name) {
        try {
            return Files.readString(output().resolve(name), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void makeFolder(Path path) {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

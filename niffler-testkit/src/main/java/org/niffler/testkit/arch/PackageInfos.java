package org.niffler.testkit.arch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks that every package with a class has a {@code package-info.java} that says what it may import. */
final class PackageInfos {

    private static final String NAME = "package-info.java";
    private static final Pattern SAYS_IMPORTS = Pattern.compile("/\\*\\*.*\\bimports?\\b.*\\*/.*", Pattern.DOTALL);

    private PackageInfos() {}

    /** What is wrong, a sentence for each package; empty if nothing is, or if there are no sources. */
    static List<String> missingUnder(Path sources) {
        if (!Files.isDirectory(sources)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .sorted()
                    .flatMap(folder -> check(sources, folder))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> check(Path sources, Path folder) {
        String name = sources.relativize(folder).toString().replace('/', '.').replace('\\', '.');
        Path info = folder.resolve(NAME);
        if (!Files.exists(info)) {
            return Stream.of(
                    "%s has no %s: write two sentences, what for and what it may import".formatted(name, NAME));
        }
        return SAYS_IMPORTS.matcher(text(info)).matches()
                ? Stream.empty()
                : Stream.of("%s: its %s does not say what it may import".formatted(name, NAME));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

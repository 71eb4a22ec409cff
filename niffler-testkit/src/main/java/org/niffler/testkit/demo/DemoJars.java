package org.niffler.testkit.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The jars that the demonstration runs. */
record DemoJars(Path coldExtraction, Path pngExtraction) {

    /** @param repository the root of the repository they are built in */
    static DemoJars in(Path repository) {
        return new DemoJars(jar(repository, "cold-extraction"), jar(repository, "png-extraction"));
    }

    Optional<Path> missing() {
        return Stream.of(coldExtraction, pngExtraction).filter(Files::notExists).findFirst();
    }

    private static Path jar(Path repository, String name) {
        return repository
                .resolve(Path.of("niffler-" + name, "target", name + ".jar"))
                .toAbsolutePath();
    }
}

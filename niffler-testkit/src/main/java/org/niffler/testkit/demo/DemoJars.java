package org.niffler.testkit.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the demonstration takes from the repository.
 *
 * @param profiles the folder of those that metadata is extracted by
 * @param examples the folder of the shipped workflows
 */
record DemoJars(
        Path coldExtraction, Path pngExtraction, Path metaExtraction, Path appLayer, Path profiles, Path examples) {

    /** @param repository the root of the repository they are built in */
    static DemoJars in(Path repository) {
        return new DemoJars(
                jar(repository, "cold-extraction"),
                jar(repository, "png-extraction"),
                jar(repository, "meta-extraction"),
                jar(repository, "app-layer"),
                repository.resolve(Path.of("config", "meta-extraction", "conf")).toAbsolutePath(),
                repository.resolve(Path.of("config", "workflows", "examples")).toAbsolutePath());
    }

    Optional<Path> missing() {
        return Stream.of(coldExtraction, pngExtraction, metaExtraction, appLayer)
                .filter(Files::notExists)
                .findFirst();
    }

    private static Path jar(Path repository, String name) {
        return repository
                .resolve(Path.of("niffler-" + name, "target", name + ".jar"))
                .toAbsolutePath();
    }
}

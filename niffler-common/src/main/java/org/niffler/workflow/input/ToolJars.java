package org.niffler.workflow.input;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The jars that make inputs.
 *
 * @param pngExtraction empty if there is none
 * @param appLayer empty if there is none
 */
public record ToolJars(Optional<Path> pngExtraction, Optional<Path> appLayer) {

    /** Those that lie beside the jar of a program, or where the build puts them. */
    public static ToolJars beside(Class<?> program) {
        Path place = placeOf(program);
        return new ToolJars(find(place, "png-extraction"), find(place, "app-layer"));
    }

    /** The same, but for those that are named. */
    public ToolJars with(Optional<Path> namedPngExtraction, Optional<Path> namedAppLayer) {
        return new ToolJars(namedPngExtraction.or(() -> pngExtraction), namedAppLayer.or(() -> appLayer));
    }

    private static Path placeOf(Class<?> program) {
        try {
            return Path.of(program.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toAbsolutePath();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class path entry is a file", e);
        }
    }

    /** @param place the jar or folder of classes of a module, in its folder {@code target} if it was built */
    private static Optional<Path> find(Path place, String name) {
        String jar = name + ".jar";
        Path built =
                place.resolve("../../../niffler-" + name + "/target/" + jar).normalize();
        return Stream.of(place.resolveSibling(jar), built)
                .filter(Files::isRegularFile)
                .findFirst();
    }
}

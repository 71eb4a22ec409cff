package org.niffler.workflow.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the jars are found, with a program that lies where a test wants it. */
class ToolJarsTest {

    @TempDir
    private Path temporary;

    private Path folder;

    @BeforeEach
    void setUp() throws IOException {
        folder = temporary.toRealPath();
    }

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.createFile(file);
    }

    /** A class that says of itself that it was loaded from this folder of classes. */
    private static ToolJars besideClassesIn(Path classes) throws Exception {
        String name = ToolJarsTest.class.getName().replace('.', '/') + ".class";
        Path copy = classes.resolve(name);
        Files.createDirectories(copy.getParent());
        try (InputStream code = ToolJarsTest.class.getClassLoader().getResourceAsStream(name)) {
            Files.copy(code, copy);
        }
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, ClassLoader.getPlatformClassLoader()) {
                    @Override
                    public Class<?> loadClass(String wanted) throws ClassNotFoundException {
                        return wanted.startsWith("org.junit") || wanted.startsWith("org.assertj")
                                ? ToolJarsTest.class.getClassLoader().loadClass(wanted)
                                : super.loadClass(wanted);
                    }
                }) {
            return ToolJars.beside(loader.loadClass(ToolJarsTest.class.getName()));
        }
    }

    @Test
    void liesBesideTheProgram() throws Exception {
        Path png = file("programs and more/png-extraction.jar");
        Path app = file("programs and more/app-layer.jar");

        assertThat(besideClassesIn(folder.resolve("programs and more/classes")))
                .isEqualTo(new ToolJars(Optional.of(png), Optional.of(app)));
    }

    @Test
    void liesWhereTheBuildPutsIt() throws Exception {
        Path png = file("niffler-png-extraction/target/png-extraction.jar");

        assertThat(besideClassesIn(folder.resolve("niffler-cold-extraction/target/classes")))
                .isEqualTo(new ToolJars(Optional.of(png), Optional.empty()));
    }

    @Test
    void isTheOneThatIsNamed() {
        Path here = Path.of("here.jar");
        Path named = Path.of("named.jar");
        ToolJars jars = new ToolJars(Optional.of(here), Optional.empty());

        assertThat(jars.with(Optional.of(named), Optional.empty()))
                .isEqualTo(new ToolJars(Optional.of(named), Optional.empty()));
        assertThat(jars.with(Optional.empty(), Optional.of(named)))
                .isEqualTo(new ToolJars(Optional.of(here), Optional.of(named)));
    }
}

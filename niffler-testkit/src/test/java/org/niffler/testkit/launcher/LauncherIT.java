package org.niffler.testkit.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.process.ProcessResult;
import org.niffler.testkit.process.ProgramRun;

/** The {@code niffler} script in a repository of nothing but itself, with a java and a mvnw that say what they are told. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a script for sh")
class LauncherIT {

    private static final FileTime EARLIER = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
    private static final String BUILDING = "Building Niffler (first time: a few minutes) ...\n";

    @TempDir
    private Path folder;

    private Path root;
    private Path javaHome;
    private Path jar;

    @BeforeEach
    void layOutARepository() throws IOException {
        // A space in the path is what careless scripts trip over.
        root = Files.createDirectories(folder.resolve("my niffler"));
        javaHome = Files.createDirectories(folder.resolve("java home"));
        jar = root.resolve("niffler-cold-extraction/target/cold-extraction.jar");
        Files.createDirectories(root.resolve("niffler-cold-extraction/src/main"));
        Files.createDirectories(jar.getParent());
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        script(root.resolve("niffler"), Files.readString(Path.of("..", "niffler")));
        script(root.resolve("mvnw"), "#!/bin/sh\necho built >> '" + folder + "/builds'\ntouch '" + jar + "'\n");
        java("17", "jdk.compiler@17");
    }

    @Test
    void showsItsCommandsWithoutJava() {
        ProcessResult result = run(Map.of("JAVA_HOME", "/nowhere"), "help");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .startsWith("Usage: ./niffler COMMAND [ARGUMENTS]\n")
                .contains("demo", "cold-extraction");
    }

    @Test
    void refusesACommandItDoesNotKnow() {
        ProcessResult result = run("dig");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).endsWith("\nUnknown command: dig\n");
    }

    @Test
    void startsTheJarWithTheArgumentsAsTheyAre() throws IOException {
        Files.createFile(jar);

        ProcessResult result = run("cold-extraction", "--CsvFile", "a b.csv", "");

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo("[-jar][" + jar + "][--CsvFile][a b.csv][]\n");
        assertThat(folder.resolve("builds")).doesNotExist();
    }

    @Test
    void passesTheExitCodeOn() throws IOException {
        Files.createFile(jar);

        assertThat(run(Map.of("EXIT", "3"), "cold-extraction").exitCode()).isEqualTo(3);
    }

    @Test
    void buildsAJarThatIsMissing() {
        ProcessResult result = run("cold-extraction");

        assertThat(result.err()).isEqualTo(BUILDING);
        assertThat(result.out()).isEqualTo("[-jar][" + jar + "]\n");
    }

    @Test
    void buildsOnceAgainWhenASourceIsNewerThanTheJar() throws IOException {
        Files.setLastModifiedTime(Files.createFile(jar), EARLIER);

        assertThat(run("cold-extraction").err()).isEqualTo(BUILDING);
        assertThat(run("cold-extraction").err()).isEmpty();
        assertThat(folder.resolve("builds")).hasContent("built");
    }

    @Test
    void endsWhenTheBuildFails() throws IOException {
        script(root.resolve("mvnw"), "#!/bin/sh\nexit 1\n");

        ProcessResult result = run("cold-extraction");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).isEqualTo(BUILDING + "The build failed; its messages are above.\n");
    }

    @Test
    void givesTheDemoTheRepository() throws IOException {
        Files.createFile(jar);
        pngExtractionJar();
        metaExtractionJar();
        appLayerJar();
        Path demo = demoJar();

        ProcessResult result = run("demo");

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo("[-jar][" + demo + "][" + root + "]\n");
    }

    @Test
    void buildsTheConverterThatTheDemoRuns() throws IOException {
        Files.createFile(jar);
        metaExtractionJar();
        appLayerJar();
        demoJar();

        assertThat(run("demo").err()).isEqualTo(BUILDING);
    }

    @Test
    void buildsTheMetadataServiceThatTheDemoRuns() throws IOException {
        Files.createFile(jar);
        pngExtractionJar();
        appLayerJar();
        demoJar();

        assertThat(run("demo").err()).isEqualTo(BUILDING);
    }

    @Test
    void buildsTheApplicationLayerThatTheDemoRuns() throws IOException {
        Files.createFile(jar);
        pngExtractionJar();
        metaExtractionJar();
        demoJar();

        assertThat(run("demo").err()).isEqualTo(BUILDING);
    }

    @Test
    void startsTheConverter() throws IOException {
        Path converter = pngExtractionJar();

        ProcessResult result = run("png-extraction", "--depth", "-1");

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo("[-jar][" + converter + "][--depth][-1]\n");
    }

    @Test
    void saysThatJavaIsTooOld() throws IOException {
        java("11", "jdk.compiler@11");

        ProcessResult result = run("cold-extraction");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .isEqualTo("Java 11 at %s/bin/java is too old.\nNiffler needs 17 or newer; set JAVA_HOME to one.\n"
                        .formatted(javaHome));
    }

    @Test
    void saysThatARuntimeCannotBuild() throws IOException {
        java("17", "java.base@17");

        ProcessResult result = run("cold-extraction");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .startsWith(
                        javaHome + "/bin/java is a Java runtime without a compiler, and Niffler is not built yet.\n");
    }

    @Test
    void saysThatJavaHomeIsWrong() {
        ProcessResult result = run(Map.of("JAVA_HOME", "/nowhere"), "demo");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).isEqualTo("""
                        JAVA_HOME is /nowhere, but there is no bin/java in it.
                        Set JAVA_HOME to a JDK, 17 or newer, or unset it to use the java on the PATH.
                        """);
    }

    private Path demoJar() throws IOException {
        return emptyFile("niffler-testkit/target/demo.jar");
    }

    private Path pngExtractionJar() throws IOException {
        return emptyFile("niffler-png-extraction/target/png-extraction.jar");
    }

    private Path metaExtractionJar() throws IOException {
        return emptyFile("niffler-meta-extraction/target/meta-extraction.jar");
    }

    private Path appLayerJar() throws IOException {
        return emptyFile("niffler-app-layer/target/app-layer.jar");
    }

    private Path emptyFile(String name) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.createFile(file);
    }

    private ProcessResult run(String... arguments) {
        return run(Map.of("JAVA_HOME", javaHome.toString()), arguments);
    }

    private ProcessResult run(Map<String, String> environment, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of("sh", root.resolve("niffler").toString()));
        command.addAll(List.of(arguments));
        Map<String, String> all = new HashMap<>(Map.of("JAVA_HOME", javaHome.toString()));
        all.putAll(environment);
        return ProgramRun.run(command, all, Duration.ofSeconds(60));
    }

    private void java(String version, String module) throws IOException {
        script(javaHome.resolve("bin/java"), """
                #!/bin/sh
                case $1 in
                  -XshowSettings:properties) echo "    java.specification.version = %s" >&2 ;;
                  --list-modules) echo %s ;;
                  *) printf '[%%s]' "$@"; echo; exit "${EXIT:-0}" ;;
                esac
                """.formatted(version, module));
    }

    private static void script(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}

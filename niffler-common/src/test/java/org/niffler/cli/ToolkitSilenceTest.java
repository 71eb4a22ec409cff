package org.niffler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.PersonName;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Plants a patient's name in the toolkit and looks for it in everything that a program of its own, logging as much as
 * it can, writes. In a process of its own, because the toolkit chooses its log once, and to see the real streams.
 */
class ToolkitSilenceTest {

    private static final String NAME = "PLANTED^NAME^A^B^C^D^E";

    @TempDir
    Path folder;

    /** What runs in the process. */
    static final class Program {

        private Program() {}

        public static void main(String[] args) {
            if (args.length > 0) {
                Logging.configureProcess(LogTarget.fileAndConsole(Path.of(args[0]), Console.ofProcess(), true));
            }
            Attributes one = new Attributes();
            one.setString(Tag.PatientName, VR.PN, NAME);
            Attributes other = new Attributes();
            other.setString(Tag.PatientName, VR.PN, NAME + "^F");
            boolean met = one.equals(other) | new PersonName(NAME, true).contains(PersonName.Component.FamilyName);
            try {
                one.matches(one, true, false);
                throw new IllegalStateException("the toolkit accepts such names now: plant another");
            } catch (IllegalArgumentException e) {
                LoggerFactory.getLogger(Program.class).error("toolkit failed", e);
                LoggerFactory.getLogger(Program.class).error("wrapped", new IllegalStateException(e));
            }
            new PrintWriter(System.out, true).println("result " + met);
        }
    }

    private record Written(String out, String err) {}

    private Written run(String... args) throws IOException, InterruptedException {
        File out = folder.resolve("out").toFile();
        File err = folder.resolve("err").toFile();
        ProcessBuilder program = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName());
        program.command().addAll(List.of(args));
        Process process = program.redirectOutput(out).redirectError(err).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(err.toPath())).isZero();
        return new Written(Files.readString(out.toPath()), Files.readString(err.toPath()));
    }

    @Test
    void noLogAndNoStreamTellsAPatientsNameHoweverVerbose() throws Exception {
        Path log = folder.resolve("niffler1.log");

        Written written = run(log.toString());

        String logged = Files.readString(log);
        assertThat(logged)
                .contains("toolkit failed", "java.lang.IllegalArgumentException: (message withheld)")
                .doesNotContain("PLANTED", "NAME");
        assertThat(written.err()).contains("toolkit failed").doesNotContain("PLANTED", "NAME");
        assertThat(written.out()).isEqualTo("result true" + System.lineSeparator());
    }

    @Test
    void standardOutputCarriesResultsOnlyEvenBeforeTheLogIsSetUp() throws Exception {
        Written written = run();

        assertThat(written.out()).isEqualTo("result true" + System.lineSeparator());
        assertThat(written.err()).contains("toolkit failed").doesNotContain("PLANTED", "NAME");
    }
}

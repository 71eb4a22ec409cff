package org.niffler.app.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.niffler.app.hospital.SampleHospital;
import org.niffler.testkit.jar.ExecutableJar;
import org.niffler.testkit.process.BackgroundProgram;

/** {@code app-layer.jar explore} as a process, at a port that was free, on the data of a {@link SampleHospital}. */
public final class ExplorerJar implements AutoCloseable {

    private static final Pattern READY =
            Pattern.compile("^The explorer is at (https?://[^\\s/]+:\\d+/)", Pattern.MULTILINE);
    private static final Pattern TOKEN = Pattern.compile("#/login\\?token=(\\S+)");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final BackgroundProgram process;
    private final URI address;
    private boolean ended;

    private ExplorerJar(BackgroundProgram process) {
        this.process = process;
        process.awaitReady(() -> address(process).isPresent(), PATIENCE);
        this.address = address(process).orElseThrow();
    }

    /** Starts it and waits until it answers. */
    public static ExplorerJar start(SampleHospital hospital, String... more) {
        List<String> arguments = new ArrayList<>(List.of("explore"));
        usual(hospital).forEach((option, value) -> {
            if (!List.of(more).contains(option)) {
                arguments.addAll(List.of(option, value));
            }
        });
        arguments.addAll(List.of(more));
        return new ExplorerJar(BackgroundProgram.start(
                ExecutableJar.ofThisModule().command(arguments.toArray(String[]::new)),
                // A short life; what it writes by default is in its user's home.
                Map.of(
                        "JAVA_TOOL_OPTIONS",
                        "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Duser.home=" + hospital.file("home")),
                log(hospital)));
    }

    private static Map<String, String> usual(SampleHospital hospital) {
        return Map.of(
                "--port", "0",
                "--zone", "UTC",
                "--state-folder", hospital.state().toString(),
                "--storage-folder", hospital.storage().toString(),
                "--pseudonym-key", hospital.file("key").toString(),
                "--filters-folder", hospital.file("cohorts").toString(),
                "--export-folder", hospital.file("exports").toString(),
                "--audit-log", hospital.file("audit.log").toString(),
                "--operations-url", "none");
    }

    private static Path log(SampleHospital hospital) {
        return hospital.file("explorer-" + System.nanoTime() + ".txt");
    }

    private static Optional<URI> address(BackgroundProgram process) {
        Matcher ready = READY.matcher(process.log());
        return ready.find() ? Optional.of(URI.create(ready.group(1))) : Optional.empty();
    }

    /** The page's. */
    public URI address() {
        return address;
    }

    /** A view of the page, as in {@code view("cohort?filter=...")}. */
    public URI view(String route) {
        return URI.create(address + "#/" + route);
    }

    /** Of the link that lets viewers in. */
    public String token() {
        Matcher token = TOKEN.matcher(said());
        assertThat(token.find()).as(said()).isTrue();
        return token.group(1);
    }

    /** All that it has said. */
    public String said() {
        return process.log();
    }

    /** Asks it to end (SIGTERM), and sees that it does so in order. */
    public void end() {
        ended = true;
        process.terminate();
        assertThat(process.endsWithin(PATIENCE.toMillis())).as("ended").isTrue();
        assertThat(process.exitCode()).as(process.log()).isZero();
    }

    @Override
    public void close() {
        try (process) {
            if (!ended) {
                end();
            }
        }
    }
}

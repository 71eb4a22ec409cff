package org.niffler.app.explorer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.niffler.testkit.jar.ExecutableJar;
import org.niffler.testkit.pacs.TestPacs;
import org.niffler.testkit.process.ProcessResult;
import org.niffler.testkit.process.ProgramRun;

/** Somebody who pastes what the page gives to copy into a shell, in a folder where the jars are. */
record ShellLine(String text) {

    private static final Path COLD_EXTRACTION =
            Path.of("..", "niffler-cold-extraction", "target", "cold-extraction.jar");
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    ShellLine and(String option, Object value) {
        return new ShellLine(text + " " + option + " '" + value + "'");
    }

    ShellLine and(String option) {
        return new ShellLine(text + " " + option);
    }

    /** A new folder in which cold-extraction is set up to ask a PACS. */
    static Path folderFor(TestPacs pacs, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("system.json"), "{\"SrcAet\": \"%s\", \"Retrieve\": \"get\"}".formatted(pacs.address()));
        return folder;
    }

    ProcessResult run(Path folder) throws IOException {
        Path appLayer = link(folder, ExecutableJar.ofThisModule().path());
        Path coldExtraction = link(folder, COLD_EXTRACTION);
        try {
            return runIn(folder);
        } finally {
            Files.delete(appLayer);
            Files.delete(coldExtraction);
        }
    }

    private ProcessResult runIn(Path folder) {
        Path java = Path.of(System.getProperty("java.home"), "bin");
        return ProgramRun.run(
                List.of(
                        "sh",
                        "-c",
                        "cd \"$0\" && PATH=\"$1:$PATH\" && eval \"$2\"",
                        folder.toString(),
                        java.toString(),
                        text),
                Map.of(),
                TIMEOUT);
    }

    private static Path link(Path folder, Path jar) throws IOException {
        return Files.createSymbolicLink(folder.resolve(jar.getFileName()), jar.toAbsolutePath());
    }
}

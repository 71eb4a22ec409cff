package org.niffler.workflow.input;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes DICOM files without identity by app-layer. */
final class DeidentifiedInput {

    /** In which app-layer keeps what it has not finished. */
    private static final String UNFINISHED = ".niffler-incoming";

    private final ImageTool tool;
    private final Path pseudonymKey;

    DeidentifiedInput(ImageTool tool, Path pseudonymKey) {
        this.tool = tool;
        this.pseudonymKey = pseudonymKey;
    }

    /**
     * Makes the input folder.
     *
     * @param dicom the instances
     * @param given how many there are
     */
    Made make(Path dicom, int given, List<String> options, Path input, ImageTool.Frame frame)
            throws UnusableInputException, IOException, InterruptedException {
        Path report = frame.work().resolve("report.csv");
        OwnerOnly.folder(input);
        Made made = made(given, tool.run(arguments(dicom, input, report, options), frame));
        OwnerOnly.remove(input.resolve(UNFINISHED));
        removeReport(report);
        if (OwnerOnly.files(input).isEmpty()) {
            throw made.nothing(tool.name(), "de-identified file");
        }
        return made;
    }

    /** It says whose pseudonym is whose; beside it there is its lock. */
    private static void removeReport(Path report) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(report.getParent(), report.getFileName() + "*")) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    private List<String> arguments(Path dicom, Path input, Path report, List<String> options) {
        List<String> arguments = new ArrayList<>(List.of(
                "deidentify",
                "--PseudonymKey=" + pseudonymKey.toAbsolutePath(),
                "--Report=" + report.toAbsolutePath(),
                "--Json=true",
                "--quiet"));
        if (!new ToolOptions(options).names("UseProcesses")) {
            arguments.add("--UseProcesses=1"); // How many runs are at work is for the workflow to say.
        }
        arguments.addAll(options);
        arguments.add(dicom.toAbsolutePath().toString());
        arguments.add(input.toAbsolutePath().toString());
        return arguments;
    }

    private static Made made(int given, JsonNode summary) {
        return new Made(
                given,
                summary.path("written").asInt() + summary.path("there").asInt(),
                summary.path("heldBack").asInt(),
                summary.path("failed").asInt());
    }
}

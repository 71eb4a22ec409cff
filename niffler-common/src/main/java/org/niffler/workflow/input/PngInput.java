package org.niffler.workflow.input;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes pictures by png-extraction, and keeps of what it writes only what is without identity. */
final class PngInput {

    private static final String PICTURES = "extracted-images";

    private final ImageTool tool;
    private final Path pseudonymKey;

    PngInput(ImageTool tool, Path pseudonymKey) {
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
        ToolOptions asked = new ToolOptions(options);
        if (asked.isSet("KeepPhi")) {
            throw new UnusableInputException("The workflow asks for pictures with KeepPhi, whose table would name the"
                    + " patient. Leave it out, or take DICOM files as input.");
        }
        Path output = frame.work().resolve("png");
        Made made = made(given, tool.run(arguments(dicom, output, options, asked), frame));
        boolean none = !Files.isDirectory(output.resolve(PICTURES))
                || OwnerOnly.files(output.resolve(PICTURES)).isEmpty();
        if (none) {
            throw made.nothing(tool.name(), "picture");
        }
        OwnerOnly.folder(input);
        Files.move(output.resolve(PICTURES), input.resolve(PICTURES));
        moveTables(output, input);
        OwnerOnly.remove(output);
        return made;
    }

    private List<String> arguments(Path dicom, Path output, List<String> options, ToolOptions asked) {
        List<String> arguments = new ArrayList<>(List.of(
                "--DICOMHome=" + dicom.toAbsolutePath(),
                "--Depth=-1",
                "--OutputDirectory=" + output.toAbsolutePath(),
                "--PseudonymKey=" + pseudonymKey.toAbsolutePath(),
                "--Json=true",
                "--quiet"));
        if (!asked.names("UseProcesses")) {
            arguments.add("--UseProcesses=1"); // How many runs are at work is for the workflow to say.
        }
        if (!asked.names("MaxHeaders")) {
            arguments.add("--MaxHeaders=100000"); // The limit is for tables of whole archives; this is one of a unit.
        }
        arguments.addAll(options);
        return arguments;
    }

    private static Made made(int given, JsonNode summary) {
        JsonNode files = summary.path("files");
        return new Made(
                given,
                files.path("converted").asInt(),
                files.path("heldBack").asInt(),
                files.path("failed").asInt());
    }

    /** The whole table and, if it was asked for, its parts. */
    private static void moveTables(Path output, Path input) throws IOException {
        try (DirectoryStream<Path> tables = Files.newDirectoryStream(output, "metadata*.csv")) {
            for (Path table : tables) {
                Files.move(table, input.resolve(table.getFileName()));
            }
        }
    }
}

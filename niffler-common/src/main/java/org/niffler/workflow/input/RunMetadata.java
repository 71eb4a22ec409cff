package org.niffler.workflow.input;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;
import org.niffler.workflow.WorkUnit;
import org.niffler.workflow.Workflow;

/** Writes the file that tells a run's program what it is given. */
final class RunMetadata {

    /** Who has more looks into the folder. */
    static final int MOST_FILES = 10_000;

    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private RunMetadata() {}

    /**
     * Writes the file.
     *
     * @param header of the first instance, without identity if the input is
     * @param made how many instances the unit has, and how many of them the input
     */
    static void write(Path file, Workflow workflow, DataSet header, Path input, Made made) throws IOException {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("workflow", workflow.name());
        json.put("unit", workflow.unit().text());
        json.put("StudyInstanceUID", text(header, DicomTag.STUDY_INSTANCE_UID));
        json.put("SeriesInstanceUID", text(header, DicomTag.SERIES_INSTANCE_UID));
        if (workflow.unit() == WorkUnit.INSTANCE) {
            json.put("SOPInstanceUID", text(header, DicomTag.SOP_INSTANCE_UID));
        }
        json.putObject("instances").put("given", made.given()).put("made", made.made());
        putFiles(json, input);
        AttributesJson attributes = new AttributesJson();
        json.set("attributes", attributes.of(header));
        if (attributes.isCut()) {
            json.put("attributesCut", true);
        }
        Files.write(OwnerOnly.file(file), MAPPER.writeValueAsBytes(json));
    }

    static String text(DataSet header, DicomTag tag) {
        return header.text(tag).orElse("").strip();
    }

    private static void putFiles(ObjectNode json, Path input) throws IOException {
        List<Path> files = OwnerOnly.files(input);
        ArrayNode names = json.putArray("files");
        files.stream()
                .limit(MOST_FILES)
                .map(file -> name(input.relativize(file)))
                .forEach(names::add);
        if (files.size() > MOST_FILES) {
            json.put("filesNotListed", files.size() - MOST_FILES);
        }
    }

    /** With slashes on every system. */
    private static String name(Path relative) {
        return StreamSupport.stream(relative.spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
    }
}

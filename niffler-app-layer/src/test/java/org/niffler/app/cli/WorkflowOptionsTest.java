package org.niffler.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.config.Key;
import org.niffler.workflow.WorkflowFile;

/** Workflows, which start deidentify, know what options it has. */
class WorkflowOptionsTest {

    @Test
    void knowEveryOption(@TempDir Path folder) throws IOException {
        for (Key<?> key : DeidentifyKeys.SCHEMA.keys()) {
            Path file = Files.writeString(
                    folder.resolve("flow.json"),
                    "{\"filter\": \"Modality = CT\", \"command\": [\"x\"], \"input\": {\"deidentified\": {\""
                            + key.name() + "\": \"x\"}}}");

            assertThat(WorkflowFile.read(file).problems())
                    .as("an option is allowed to workflows, or refused with a reason")
                    .noneMatch(problem -> problem.message().startsWith("unknown"));
        }
    }
}

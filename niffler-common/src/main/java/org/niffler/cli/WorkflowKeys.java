package org.niffler.cli;

import java.nio.file.Path;
import org.niffler.config.ConfigFile;
import org.niffler.config.Key;

/** The settings of modules that run workflows: where output goes, and which jars make inputs. */
public record WorkflowKeys(Key<Path> output, Key<Path> pngExtractionJar, Key<Path> appLayerJar) {

    /** For a module that has them in this file. */
    public static WorkflowKeys in(ConfigFile file) {
        return new WorkflowKeys(
                Key.path("WorkflowOutput")
                        .in(file)
                        .describedAs("Where the output of workflows goes: a folder for each workflow, and in it one for"
                                + " each run")
                        .defaultsTo("workflow-output"),
                Key.path("PngExtractionJar")
                        .in(file)
                        .describedAs("The png-extraction.jar that makes the input of workflows. Default: the one beside"
                                + " this jar")
                        .optional(),
                Key.path("AppLayerJar")
                        .in(file)
                        .describedAs("The app-layer.jar that de-identifies the input of workflows. Default: the one"
                                + " beside this jar")
                        .optional());
    }
}

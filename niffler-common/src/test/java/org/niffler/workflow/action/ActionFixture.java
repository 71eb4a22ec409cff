package org.niffler.workflow.action;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.niffler.filter.Filter;
import org.niffler.filter.FilterException;
import org.niffler.workflow.ContainerRuntime;
import org.niffler.workflow.Reaction;
import org.niffler.workflow.WorkAction;
import org.niffler.workflow.WorkInput;
import org.niffler.workflow.WorkLimits;
import org.niffler.workflow.WorkUnit;
import org.niffler.workflow.Workflow;
import org.niffler.workflow.process.ProcessGroups;
import org.niffler.workflow.process.Scripts;

/** A workflow's folder with a task in it. */
final class ActionFixture {

    static final String SERIES = "1.2.3";

    private final Path folder;
    private final WorkLimits limits = new WorkLimits(1, Duration.ofMinutes(1), 0, 1, OptionalLong.of(256L << 20), 10);

    ActionFixture(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("in"));
        Files.writeString(folder.resolve("in/image"), "pixels");
        Files.createDirectories(folder.resolve("out"));
        Files.writeString(folder.resolve("about.json"), "{}");
    }

    ActionTask task(Duration timeout) {
        return new ActionTask(
                folder.resolve("in"),
                folder.resolve("out"),
                folder.resolve("about.json"),
                SERIES,
                Scripts.mark(),
                timeout);
    }

    Workflow workflow(WorkAction action, Map<String, String> environment) throws FilterException {
        return new Workflow(
                "example",
                folder,
                Filter.parse("Modality = CT"),
                WorkUnit.SERIES,
                new WorkInput.Dicom(),
                action,
                limits,
                environment,
                Reaction.NONE,
                Reaction.NONE);
    }

    static WorkAction.Container container(ContainerRuntime runtime, String image, String... arguments) {
        return new WorkAction.Container(runtime, image, List.of(arguments), "none", Optional.empty());
    }

    /** Of a service with this environment. */
    static Actions actions(Map<String, String> environment) {
        return new Actions(
                new ProcessGroups(environment, Duration.ofMillis(500)),
                environment,
                (destination, files, timeout) -> new ActionEnd.Failed(
                        OptionalInt.empty(), destination + " " + files.getFileName() + " " + timeout, ""));
    }
}

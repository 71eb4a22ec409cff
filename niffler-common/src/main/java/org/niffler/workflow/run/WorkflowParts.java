package org.niffler.workflow.run;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.niffler.deid.KeyFile;
import org.niffler.deid.Pseudonymizer;
import org.niffler.dicom.net.DicomNode;
import org.niffler.notify.MailSettings;
import org.niffler.workflow.action.Actions;
import org.niffler.workflow.action.ForwardByCStore;
import org.niffler.workflow.action.ProcessesAndContainers;
import org.niffler.workflow.input.RunInputs;
import org.niffler.workflow.input.ToolJars;
import org.niffler.workflow.notice.MailAndPost;
import org.niffler.workflow.process.ChildProcesses;
import org.niffler.workflow.process.ProcessGroups;

/** Puts together those who carry runs out, alike for every module that has workflows. */
public final class WorkflowParts {

    private WorkflowParts() {}

    /**
     * What a module says of itself.
     *
     * @param jars that make inputs
     * @param pseudonymKey the key file of the site, made at first use
     * @param node that instances are forwarded from
     * @param mail the server that takes mails
     * @param environment of this process, of which programs get what every program needs
     */
    public record Means(
            ToolJars jars,
            Path pseudonymKey,
            DicomNode node,
            Optional<MailSettings> mail,
            Map<String, String> environment) {}

    /** @param site where the images are */
    public static WorkflowEngine.Parts of(RunSite site, Means means, Clock clock) {
        ChildProcesses groups = new ProcessGroups(means.environment());
        ChildProcesses processes = new ProcessesAndContainers(groups, means.environment());
        RunInputs.Tools tools = new RunInputs.Tools(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                means.jars().pngExtraction(),
                means.jars().appLayer(),
                means.pseudonymKey());
        RunInputs inputs =
                new RunInputs(tools, groups, () -> Pseudonymizer.keyed(KeyFile.openOrCreate(means.pseudonymKey())));
        Actions actions = new Actions(groups, means.environment(), new ForwardByCStore(means.node()));
        return new WorkflowEngine.Parts(site, inputs, actions, new MailAndPost(means.mail(), clock), processes);
    }
}

package org.niffler.app.cli;

import java.nio.file.Path;
import org.niffler.cli.MailServerKeys;
import org.niffler.cli.WorkflowKeys;
import org.niffler.config.ConfigFile;
import org.niffler.config.Key;
import org.niffler.config.Schema;
import org.niffler.dicom.AeTitle;

/** The settings of {@code run-workflow}. */
final class RunWorkflowKeys {

    static final String NAME = "run-workflow";

    static final Key<Path> COHORT = Key.path("Cohort")
            .in(ConfigFile.COMMAND_LINE)
            .describedAs("Run it only on the studies of this list, which the command cohort has written")
            .example("cohort.csv")
            .optional();
    static final Key<Path> OUTPUT = StoreKeys.output("runs");
    static final Key<Path> STATE = Key.path("WorkflowState")
            .in(ConfigFile.APP_LAYER)
            .describedAs("What must be remembered of runs, so that the same command goes on where it ended")
            .defaultsTo("workflow-state");
    static final WorkflowKeys WORKFLOW = WorkflowKeys.in(ConfigFile.APP_LAYER);
    static final Key<AeTitle> CALLING_AET = Key.of("CallingAet", AeTitle::new, "<AET>")
            .in(ConfigFile.APP_LAYER)
            .describedAs("Our AE title, where a workflow forwards images")
            .defaultsTo("NIFFLER");
    static final MailServerKeys MAIL = MailServerKeys.in(ConfigFile.APP_LAYER, "Needed with MailHost");

    static final Schema SCHEMA = Schema.titled("What:", COHORT, OUTPUT, StoreKeys.FORMAT)
            .and(Schema.titled(
                    "How:", WORKFLOW.output(), STATE, WORKFLOW.pngExtractionJar(), WORKFLOW.appLayerJar(), CALLING_AET))
            .and(StoreKeys.IDENTITY)
            .and(MAIL.schema("Mails of workflows:"));

    private RunWorkflowKeys() {}
}

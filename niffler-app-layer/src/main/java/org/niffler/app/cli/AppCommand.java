package org.niffler.app.cli;

import org.niffler.cli.CliException;
import org.niffler.cli.ExitCode;
import org.niffler.cli.Invocation;
import org.niffler.cli.NifflerCommand;
import org.niffler.config.Schema;
import picocli.CommandLine.Command;

/** The jar itself: everything is done by its commands. */
@Command(
        name = "app-layer",
        description =
                "Answers questions about scanners and cohorts from the extracted metadata, and de-identifies DICOM files.")
public final class AppCommand extends NifflerCommand {

    public AppCommand(NifflerCommand... commands) {
        super(Schema.of(), commands);
    }

    @Override
    protected ExitCode execute(Invocation invocation) {
        throw new CliException(ExitCode.USAGE, "No command was named.")
                .withHint("java -jar app-layer.jar --help lists them.");
    }
}

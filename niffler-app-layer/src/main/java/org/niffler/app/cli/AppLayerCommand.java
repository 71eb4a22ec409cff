package org.niffler.app.cli;

import org.niffler.cli.ExitCode;
import org.niffler.cli.Invocation;
import org.niffler.cli.LogTarget;
import org.niffler.cli.Logging;
import org.niffler.cli.NifflerCommand;
import org.niffler.config.Schema;
import org.niffler.config.Settings;

/** A command that has settings, and tells what it has to tell on the console: a report needs no log. */
abstract class AppLayerCommand extends NifflerCommand {

    private final Schema schema;

    AppLayerCommand(Schema schema) {
        super(schema);
        this.schema = schema;
    }

    @Override
    protected final ExitCode execute(Invocation invocation) throws Exception {
        Logging.configureProcess(LogTarget.consoleOnly(invocation.console(), invocation.verbose())
                .withoutUids());
        return execute(AppSettings.load(invocation, schema), invocation);
    }

    /** Does the work; throws as the other one does. */
    abstract ExitCode execute(Settings settings, Invocation invocation) throws Exception;
}

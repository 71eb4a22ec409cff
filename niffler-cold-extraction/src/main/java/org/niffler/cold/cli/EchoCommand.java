package org.niffler.cold.cli;

import java.util.List;
import org.niffler.cli.CliException;
import org.niffler.cli.ExitCode;
import org.niffler.cli.Invocation;
import org.niffler.cli.LogTarget;
import org.niffler.cli.Logging;
import org.niffler.cli.NifflerCommand;
import picocli.CommandLine.Command;

/** {@code echo}: the connection test. */
@Command(
        name = "echo",
        description = "Tests the connection: asks the PACS with a C-ECHO whether it is there and accepts us.",
        footer = {"", "Example:", "  java -jar cold-extraction.jar echo --NifflerSystem system.json"})
final class EchoCommand extends NifflerCommand {

    private final PacsCheck check;

    EchoCommand(PacsCheck check) {
        super(ExtractionKeys.SCHEMA);
        this.check = check;
    }

    @Override
    protected ExitCode execute(Invocation invocation) throws InterruptedException {
        Logging.configureProcess(LogTarget.consoleOnly(invocation.console(), invocation.verbose()));
        PacsSettings settings = PacsSettings.of(ConfigSources.of(invocation).load());
        PacsCheck.Answer answer = check.ask(settings);
        if (answer instanceof PacsCheck.Answer.None none) {
            throw new CliException(
                    ExitCode.PEER_UNREACHABLE,
                    List.of("Association rejected, aborted or never connected", none.reason()));
        }
        PacsCheck.Answer.Status answered = (PacsCheck.Answer.Status) answer;
        invocation
                .console()
                .out()
                .println("C-ECHO request status: " + answered.status().hex());
        return answered.status().isSuccess() ? ExitCode.ALL_DONE : ExitCode.PEER_UNREACHABLE;
    }
}

package org.niffler.bench.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.niffler.bench.figures.Machine;
import org.niffler.bench.images.Size;
import org.niffler.bench.peer.PeerSockets;
import org.niffler.bench.receiver.Plan;
import org.niffler.bench.receiver.ReceiverBenchmark;
import org.niffler.bench.receiver.ReceiverKind;
import org.niffler.bench.receiver.Report;
import org.niffler.bench.receiver.Results;
import org.niffler.cli.ExitCode;
import org.niffler.cli.Invocation;
import org.niffler.cli.NifflerCommand;
import org.niffler.config.Schema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code receiver}: instances per second into ours and into DCMTK's. */
@Command(
        name = "receiver",
        description = {
            "Measures how fast receivers take instances from DCMTK's storescu, each in a fresh process, in turn.",
            "DCMTK must be on the PATH."
        },
        footer = {
            "",
            "Examples:",
            "  java -jar bench.jar receiver",
            "  java -jar bench.jar receiver --sizes SMALL --associations 1 --senders NODELAY --repetitions 9"
        })
final class ReceiverCommand extends NifflerCommand {

    private final List<String> commandLine;

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            description = "Where instances are made and received, about 4 GB. Default: the temporary folder.")
    private Path folder = Path.of(System.getProperty("java.io.tmpdir"));

    @Option(
            names = "--repetitions",
            paramLabel = "N",
            description = "How often each case is measured. Default: ${DEFAULT-VALUE}.")
    private int repetitions = 5;

    @Option(
            names = "--sizes",
            split = ",",
            paramLabel = "SIZE",
            description = "Which of ${COMPLETION-CANDIDATES}. Default: all.")
    private List<Size> sizes = Arrays.asList(Size.values());

    @Option(
            names = "--senders",
            split = ",",
            paramLabel = "SENDER",
            description = "Which of ${COMPLETION-CANDIDATES}. Default: all.")
    private List<PeerSockets> senders = Arrays.asList(PeerSockets.values());

    @Option(
            names = "--associations",
            split = ",",
            paramLabel = "N",
            description = "How many senders at once. Default: 1,4.")
    private List<Integer> associations = List.of(1, 4);

    @Option(
            names = "--receivers",
            split = ",",
            paramLabel = "RECEIVER",
            description = "Which of ${COMPLETION-CANDIDATES}. Default: all.")
    private List<ReceiverKind> receivers = Arrays.asList(ReceiverKind.values());

    @Option(
            names = "--java-option",
            paramLabel = "OPTION",
            description = "An option for the virtual machine of our receiver, as in -XX:+UseSerialGC; may be repeated.")
    private List<String> javaOptions = new ArrayList<>();

    ReceiverCommand(List<String> commandLine) {
        super(Schema.of());
        this.commandLine = commandLine;
    }

    @Override
    protected ExitCode execute(Invocation invocation) throws Exception {
        Plan plan = new Plan(sizes, senders, associations, receivers, repetitions, javaOptions);
        Results results =
                new ReceiverBenchmark(plan, folder, invocation.console().err()::println).run();
        Machine.describe(commandLine).forEach(invocation.console().out()::println);
        new Report(plan, results).lines().forEach(invocation.console().out()::println);
        return ExitCode.ALL_DONE;
    }
}

package org.niffler.bench;

import org.niffler.bench.cli.BenchCommand;
import org.niffler.cli.CommandRunner;
import org.niffler.cli.Console;
import org.niffler.cli.ProgramVersion;

/** The entry point of bench.jar. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        // Ctrl-C in the middle of a measurement must not leave receivers and senders behind.
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly)));
        System.exit(new CommandRunner(new ProgramVersion("bench", Main.class), () -> new BenchCommand(args))
                .run(args, Console.ofProcess()));
    }
}

package org.niffler.meta;

import java.time.Clock;
import org.niffler.cli.CommandRunner;
import org.niffler.cli.Console;
import org.niffler.cli.ProgramVersion;
import org.niffler.cli.StopSignal;
import org.niffler.meta.cli.ServeCommand;

/** The entry point of meta-extraction.jar. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args, Console.ofProcess(), StopSignal.ofProcess()));
    }

    /** Does what the arguments say and returns the exit code. Keeps no state, so that several may run at once. */
    static int run(String[] args, Console console, StopSignal stopSignal) {
        Clock clock = Clock.systemDefaultZone();
        ProgramVersion version = new ProgramVersion("meta-extraction", Main.class);
        return new CommandRunner(
                        version, () -> new ServeCommand(new Wiring(version.number(), clock), stopSignal, clock))
                .run(args, console);
    }
}

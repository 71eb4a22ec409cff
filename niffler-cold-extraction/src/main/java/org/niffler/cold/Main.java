package org.niffler.cold;

import java.time.Clock;
import org.niffler.cli.CommandRunner;
import org.niffler.cli.Console;
import org.niffler.cli.ProgramVersion;
import org.niffler.cli.StopSignal;
import org.niffler.cold.cli.ExtractCommand;
import org.niffler.schedule.Backoff;

/** The entry point of cold-extraction.jar. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args, Console.ofProcess(), StopSignal.ofProcess()));
    }

    /** Does what the arguments say and returns the exit code. Keeps no state, so that several may run at once. */
    static int run(String[] args, Console console, StopSignal stopSignal) {
        return run(args, console, stopSignal, Clock.systemDefaultZone());
    }

    /** The same at another time of day. */
    static int run(String[] args, Console console, StopSignal stopSignal, Clock clock) {
        return run(args, console, stopSignal, clock, ColdExtraction.PATIENCE);
    }

    /** The same with another patience towards a PACS that cannot be reached. */
    static int run(String[] args, Console console, StopSignal stopSignal, Clock clock, Backoff patience) {
        ColdExtraction extraction = new ColdExtraction(clock, patience);
        return new CommandRunner(
                        new ProgramVersion("cold-extraction", Main.class),
                        () -> new ExtractCommand(extraction, extraction::echo, stopSignal, clock))
                .run(args, console);
    }
}

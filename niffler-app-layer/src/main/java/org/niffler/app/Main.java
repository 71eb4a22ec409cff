package org.niffler.app;

import java.time.Clock;
import org.niffler.app.cli.AppCommand;
import org.niffler.app.cli.ClockCalibrationCommand;
import org.niffler.app.cli.CohortCommand;
import org.niffler.app.cli.DeidentifyCommand;
import org.niffler.app.cli.ExploreCommand;
import org.niffler.app.cli.IntermediaryCommand;
import org.niffler.app.cli.PlotCommand;
import org.niffler.app.cli.RunWorkflowCommand;
import org.niffler.app.cli.ScannersCommand;
import org.niffler.app.cli.StudyTimesCommand;
import org.niffler.app.cli.UtilizationCommand;
import org.niffler.cli.CommandRunner;
import org.niffler.cli.Console;
import org.niffler.cli.ProgramVersion;
import org.niffler.cli.StopSignal;

/** The entry point of app-layer.jar. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        // Before anything of AWT is loaded: on a server no picture is to look for a screen, whatever DISPLAY says.
        System.setProperty("java.awt.headless", "true");
        System.exit(run(args, Console.ofProcess(), StopSignal.ofProcess()));
    }

    /** Does what the arguments say and returns the exit code. Keeps no state, so that several may run at once. */
    static int run(String[] args, Console console, StopSignal stopSignal) {
        Clock clock = Clock.systemDefaultZone();
        ProgramVersion version = new ProgramVersion("app-layer", Main.class);
        return new CommandRunner(version, () -> command(new Wiring(clock), stopSignal, clock, version))
                .run(args, console);
    }

    private static AppCommand command(Wiring wiring, StopSignal stopSignal, Clock clock, ProgramVersion version) {
        return new AppCommand(
                new UtilizationCommand(wiring),
                new IntermediaryCommand(wiring),
                new PlotCommand(Wiring::result, clock, version.number()),
                new ClockCalibrationCommand(wiring),
                new ScannersCommand(wiring),
                new StudyTimesCommand(wiring),
                new CohortCommand(wiring),
                new DeidentifyCommand(wiring, stopSignal, clock),
                new RunWorkflowCommand(wiring, wiring, stopSignal, clock),
                new ExploreCommand(wiring, new ExplorerParts(version.number(), clock), stopSignal));
    }
}

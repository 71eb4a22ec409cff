package org.niffler.app;

import java.io.PrintWriter;
import org.niffler.cli.UnbuiltModule;

/** Starts {@code app-layer.jar}. */
public final class Main {

    private Main() {}

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), args));
    }

    static int run(PrintWriter out, PrintWriter err, String... args) {
        UnbuiltModule module = new UnbuiltModule(
                "app-layer",
                "Answers questions about cohorts and scanners from the extracted metadata.",
                "Retrieve the studies of a list meanwhile: ./niffler cold-extraction --help",
                Main.class);
        return module.run(out, err, args);
    }
}

package org.niffler.meta;

import java.io.PrintWriter;
import org.niffler.cli.UnbuiltModule;

/** Starts {@code meta-extraction.jar}. */
public final class Main {

    private Main() {}

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), args));
    }

    static int run(PrintWriter out, PrintWriter err, String... args) {
        UnbuiltModule module = new UnbuiltModule(
                "meta-extraction",
                "Receives the live image stream and keeps its metadata in MongoDB.",
                "Retrieve studies on demand meanwhile: ./niffler cold-extraction --help",
                Main.class);
        return module.run(out, err, args);
    }
}

package org.niffler.png;

import java.io.PrintWriter;
import org.niffler.cli.UnbuiltModule;

/** Starts {@code png-extraction.jar}. */
public final class Main {

    private Main() {}

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), args));
    }

    static int run(PrintWriter out, PrintWriter err, String... args) {
        UnbuiltModule module = new UnbuiltModule(
                "png-extraction",
                "Converts DICOM images to PNG without patient identity.",
                "Retrieve the DICOM files meanwhile: ./niffler cold-extraction --help",
                Main.class);
        return module.run(out, err, args);
    }
}

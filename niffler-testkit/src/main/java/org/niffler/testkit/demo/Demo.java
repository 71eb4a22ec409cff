package org.niffler.testkit.demo;

import java.io.PrintWriter;

/** Starts {@code demo.jar}. */
public final class Demo {

    private Demo() {}

    public static void main(String[] args) {
        System.exit(run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), args));
    }

    static int run(PrintWriter out, PrintWriter err, String... args) {
        if (args.length == 1 && args[0].equals("--help")) {
            out.println("Usage: demo REPOSITORY");
            return 0;
        }
        if (args.length == 1 && args[0].equals("--version")) {
            out.println("demo " + Demo.class.getPackage().getImplementationVersion());
            return 0;
        }
        err.println("The demonstration is not built yet.");
        return 2;
    }
}

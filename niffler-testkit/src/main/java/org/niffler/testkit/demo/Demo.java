package org.niffler.testkit.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Starts {@code demo.jar}; {@code ./niffler demo} does it. */
public final class Demo {

    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private Demo() {}

    public static void main(String[] args) {
        // The PACS's own log would drown what the demonstration has to say.
        System.setProperty("logback.configurationFile", "org/niffler/testkit/demo/logback.xml");
        System.exit(run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), args));
    }

    /** @param args the root of the repository */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        String arguments = String.join(" ", args);
        if (arguments.equals("--help")) {
            out.println("Usage: demo REPOSITORY");
            return 0;
        }
        if (arguments.equals("--version")) {
            out.println("demo " + Demo.class.getPackage().getImplementationVersion());
            return 0;
        }
        if (args.length != 1) {
            err.println("Usage: demo REPOSITORY");
            return USAGE;
        }
        DemoJars jars = DemoJars.in(Path.of(args[0]));
        Optional<Path> missing = jars.missing();
        if (missing.isPresent()) {
            err.println(missing.get() + " is not there; start the demonstration with ./niffler demo, which builds it.");
            return USAGE;
        }
        return demonstrate(jars, out, err);
    }

    private static int demonstrate(DemoJars jars, PrintWriter out, PrintWriter err) {
        try {
            boolean perfect = new Demonstration(jars, Files.createTempDirectory("niffler-demo-"), out).run();
            out.println(
                    perfect
                            ? "Everything was retrieved, converted, extracted and reported."
                            : "Something is not as it should be: see above.");
            return perfect ? 0 : FAILED;
        } catch (IOException e) {
            err.println("The demonstration could not be carried out: " + e.getMessage());
            return FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }
}

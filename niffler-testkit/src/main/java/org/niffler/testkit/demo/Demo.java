package org.niffler.testkit.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

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
        Path jar = Path.of(args[0], "niffler-cold-extraction", "target", "cold-extraction.jar");
        if (!Files.exists(jar)) {
            err.println(jar + " is not there; start the demonstration with ./niffler demo, which builds it.");
            return USAGE;
        }
        return demonstrate(jar.toAbsolutePath(), out, err);
    }

    private static int demonstrate(Path jar, PrintWriter out, PrintWriter err) {
        try {
            boolean perfect = new Demonstration(jar, Files.createTempDirectory("niffler-demo-"), out).run();
            out.println(perfect ? "Everything was retrieved." : "Something is missing: see above.");
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

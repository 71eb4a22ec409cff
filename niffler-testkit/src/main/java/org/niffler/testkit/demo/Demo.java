package org.niffler.testkit.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Starts {@code demo.jar}; {@code ./niffler demo} does it. */
public final class Demo {

    private static final String USAGE_TEXT = "Usage: demo REPOSITORY [--explore]";
    private static final String EXPLORE = "--explore";
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private Demo() {}

    public static void main(String[] args) {
        // The PACS's own log would drown what the demonstration has to say.
        System.setProperty("logback.configurationFile", "org/niffler/testkit/demo/logback.xml");
        System.exit(run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), args));
    }

    /** @param args the root of the repository, and whether the explorer is opened in the end */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        String arguments = String.join(" ", args);
        if (arguments.equals("--help")) {
            out.println(USAGE_TEXT);
            return 0;
        }
        if (arguments.equals("--version")) {
            out.println("demo " + Demo.class.getPackage().getImplementationVersion());
            return 0;
        }
        boolean explore = args.length == 2 && args[1].equals(EXPLORE);
        if (args.length != 1 && !explore) {
            err.println(USAGE_TEXT);
            return USAGE;
        }
        DemoJars jars = DemoJars.in(Path.of(args[0]));
        Optional<Path> missing = jars.missing();
        if (missing.isPresent()) {
            err.println(missing.get() + " is not there; start the demonstration with ./niffler demo, which builds it.");
            return USAGE;
        }
        return demonstrate(jars, explore, out, err);
    }

    private static int demonstrate(DemoJars jars, boolean explore, PrintWriter out, PrintWriter err) {
        try {
            Path folder = Files.createTempDirectory("niffler-demo-");
            boolean perfect = new Demonstration(jars, folder, out).run();
            out.println(
                    perfect
                            ? "Everything was retrieved, converted, extracted and reported."
                            : "Something is not as it should be: see above.");
            if (explore) {
                new Exploration(jars, folder, out).run();
            }
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

package org.niffler.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.util.List;

/** How much the libraries may log, whatever our own classes log: some print patients' names. */
final class LibraryLevels {

    /**
     * Writes patients' names at INFO ("illegal PN: ...") and whole data sets at DEBUG. Above that it complains of every
     * connection that a peer closes, which {@code org.niffler.dicom} says in better words.
     */
    private static final String DICOM_TOOLKIT = "org.aoju";

    /** Prints whole documents at ERROR ("failed to handle ..."); its client is told of the failure anyway. */
    private static final String EMBEDDED_STORE = "de.bwaldvogel";

    /** Tells as errors, with their traces, what it throws to us as well. */
    private static final String HTTP = "io.javalin";

    /** What they tell at INFO is noise to an administrator; at DEBUG there are documents that identify patients. */
    private static final List<String> STORES_AND_SERVERS =
            List.of("io.netty", "org.eclipse.jetty", "org.h2", "org.mongodb");

    private LibraryLevels() {}

    static void apply(LoggerContext context, boolean verbose) {
        context.getLogger(DICOM_TOOLKIT).setLevel(verbose ? Level.WARN : Level.OFF);
        context.getLogger(HTTP).setLevel(verbose ? Level.WARN : Level.OFF);
        context.getLogger(EMBEDDED_STORE).setLevel(Level.OFF);
        STORES_AND_SERVERS.forEach(name -> context.getLogger(name).setLevel(verbose ? Level.WARN : Level.ERROR));
    }
}

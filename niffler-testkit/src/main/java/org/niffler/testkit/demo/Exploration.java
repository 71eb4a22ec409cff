package org.niffler.testkit.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.niffler.testkit.process.ProcessFailed;

/** The explorer on what the demonstration has made, beside its metadata service, until somebody ends it. */
final class Exploration {

    private final Jar service;
    private final Jar appLayer;
    private final PrintWriter out;

    /** @param folder of a demonstration that has ended */
    Exploration(DemoJars jars, Path folder, PrintWriter out) {
        this.service = new Jar(jars.metaExtraction(), folder, out);
        this.appLayer = new Jar(jars.appLayer(), folder, out);
        this.out = out;
    }

    /** Returns when the explorer ends; Ctrl-C ends both. */
    void run() throws IOException, InterruptedException {
        try (MetadataServer server = MetadataServer.start(service)) {
            int exitCode = appLayer.call(
                    "explore",
                    "--port",
                    "0",
                    "--state-folder",
                    MetadataServer.STATE,
                    "--storage-folder",
                    MetadataServer.RECEIVED,
                    "--operations-url",
                    server.operations().toString(),
                    "--pseudonym-key",
                    Conversion.KEY);
            if (exitCode != 0) {
                out.println("app-layer.jar could not show its explorer; what it says above is why.");
            }
        } catch (ProcessFailed e) {
            out.println("meta-extraction.jar failed: " + e.getMessage());
        }
    }
}

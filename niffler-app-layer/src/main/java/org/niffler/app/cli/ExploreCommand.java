package org.niffler.app.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.niffler.app.explorer.ExplorerSettings;
import org.niffler.app.explorer.http.Secrets;
import org.niffler.app.explorer.http.ServerSettings;
import org.niffler.cli.CliException;
import org.niffler.cli.ExitCode;
import org.niffler.cli.Invocation;
import org.niffler.cli.StopSignal;
import org.niffler.config.ConfigException;
import org.niffler.config.Problem;
import org.niffler.config.Settings;
import org.niffler.deid.Pseudonymizer;
import org.niffler.metadata.MetadataQuery;
import picocli.CommandLine.Command;

/** {@code explore}: data and metadata on one page. */
@Command(
        name = ExploreKeys.NAME,
        description = {
            "Offers a page with the answers of the other commands: cohorts, studies and their images, scanners, operations.",
            "",
            "It shows patients as pseudonyms, and is for the users of this computer, unless it is told otherwise."
        },
        footer = {
            "",
            "Examples:",
            "  java -jar app-layer.jar explore",
            "  java -jar app-layer.jar explore --port 8081 --storage-folder /data/dicom --show-phi",
            "  NIFFLER_TLS_KEY_STORE_PASSWORD=... java -jar app-layer.jar explore --host 0.0.0.0 --tls-key-store explorer.p12"
                    + " --users explorer-users --host-names explorer.hospital.example",
            "",
            "Exit codes: 0 ended by Ctrl-C or a signal; 2 usage or configuration, no such store, or it cannot listen; 3 the"
                    + " store is unreachable."
        })
public final class ExploreCommand extends AppLayerCommand {

    private final Surroundings surroundings;
    private final Explorers explorers;
    private final StopSignal stopSignal;

    public ExploreCommand(Surroundings surroundings, Explorers explorers, StopSignal stopSignal) {
        super(ExploreKeys.SCHEMA);
        this.surroundings = surroundings;
        this.explorers = explorers;
        this.stopSignal = stopSignal;
    }

    @Override
    ExitCode execute(Settings settings, Invocation invocation) throws InterruptedException {
        ExplorerSettings explorer = ExploreKeys.explorer(settings);
        ServerSettings given = ExploreKeys.server(settings);
        boolean makesToken = explorer.showPhi() && given.isLoopback() && !given.needsLogin();
        ServerSettings server = makesToken ? given.withToken(Secrets.make()) : given;
        requireSafe(server, explorer);
        Pseudonymizer pseudonyms = pseudonyms(settings);
        CountDownLatch stopped = new CountDownLatch(1);
        // Open until the last line is printed: the process ends when it is closed.
        try (StopSignal.Registration registration = stopSignal.onStop(stopped::countDown);
                MetadataQuery store = StoreKeys.openedWithCollection(surroundings, settings)) {
            registration.endAs(ExitCode.ALL_DONE);
            offer(explorer, server, makesToken, store, pseudonyms, invocation, stopped);
            return ExitCode.ALL_DONE;
        }
    }

    private static void requireSafe(ServerSettings server, ExplorerSettings explorer) {
        List<Problem> problems =
                server.mistakes(explorer.showPhi()).stream().map(Problem::new).toList();
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
    }

    private Pseudonymizer pseudonyms(Settings settings) {
        try {
            return surroundings.pseudonyms(ExploreKeys.pseudonymKey(settings));
        } catch (IOException e) {
            throw new CliException(ExitCode.USAGE, e.getMessage()).causedBy(e);
        }
    }

    private void offer(
            ExplorerSettings explorer,
            ServerSettings server,
            boolean makesToken,
            MetadataQuery store,
            Pseudonymizer pseudonyms,
            Invocation invocation,
            CountDownLatch stopped)
            throws InterruptedException {
        try (Explorers.Open open = explorers.open(explorer, server, store, pseudonyms)) {
            String address = server.address(open.port());
            Written.note(invocation, "The explorer is at " + address + " (Ctrl-C ends it)");
            if (makesToken) {
                // Said in any case: without it nobody comes in. Behind # it is sent to no server, and is in no log.
                invocation
                        .console()
                        .err()
                        .println("Log in with this link, which is good until it ends: " + address + "#/login?token="
                                + server.token().orElseThrow());
            }
            invocation.console().err().flush();
            stopped.await();
        } catch (IOException e) {
            throw new CliException(ExitCode.USAGE, FileFailures.reason(e)).causedBy(e);
        }
    }
}

package org.niffler.cold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenStudy;
import org.niffler.testkit.pacs.TestPacs;

/** A PACS that lets nobody in, goes away, comes back, or does not. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class PacsGoneIT {

    private static final int PATIENTS = 12;

    @TempDir
    private Path folder;

    private final List<WrittenStudy> studies = new ArrayList<>();
    private TestPacs pacs;
    private Run run;

    @BeforeEach
    void startPacs() {
        Path archive = folder.resolve("archive");
        IntStream.range(0, PATIENTS)
                .mapToObj(i ->
                        SyntheticStudy.ct("P%02d".formatted(i)).instances(3).writeTo(archive))
                .forEach(studies::add);
        pacs = TestPacs.serve("PACS", archive);
        List<String> rows = new ArrayList<>(List.of("PatientID"));
        studies.forEach(study -> rows.add(study.patientId()));
        run = new Run(folder, pacs.address()).csv(rows.toArray(String[]::new));
        pacs.destination("NIFFLER", run.port());
    }

    @AfterEach
    void stopPacs() {
        pacs.close();
    }

    @Test
    void endsAtOnceWhenThePacsRefusesTheAssociation() {
        pacs.faults().rejectAssociationsPermanently();

        Run.Result result = run.start();

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err())
                .isEqualToNormalizingNewlines("The PACS cannot be reached: " + pacs.address()
                        + ": association rejected permanently: no reason given\n");
        assertThat(run.report()).doesNotExist();
        assertThatTheNextRunCompletes();
    }

    @Test
    void saysWhatToDoWhenThePacsDoesNotKnowUs() {
        pacs.faults().knowOnly("SOMEBODY");

        Run.Result result = run.start();

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err())
                .isEqualToNormalizingNewlines("The PACS cannot be reached: " + pacs.address()
                        + ": association rejected: it does not know our AE title NIFFLER; ask the PACS administrator"
                        + " to add it (QueryAet in system.json)\n");
        assertThatTheNextRunCompletes();
    }

    @Test
    void bearsWithAPacsThatRefusesAssociationsForAWhile() {
        pacs.faults().abortAfter(1);
        pacs.onRequest(request -> {
            if (request.kind().equals("C-MOVE")) {
                pacs.faults().rejectAssociationsForNow(); // the association is aborted, and another one is refused
            }
        });
        CompletableFuture<Run.Result> running = CompletableFuture.supplyAsync(() -> run.start());
        await().until(() -> run.said().contains("association rejected for now: temporary congestion; trying again"));
        pacs.onRequest(request -> pacs.faults().clear());
        pacs.faults().clear();

        Run.Result result = running.join();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertHoldsEverything();
    }

    @Test
    void goesOnWhenThePacsIsBackWithinTheRetries() {
        CompletableFuture<Run.Result> running = runUntilSomethingIsStored();
        int port = pacs.port();
        pacs.close();
        await().until(() -> run.said().contains("; trying again"));
        pacs = TestPacs.serve("PACS", folder.resolve("archive"), onPort(port)).destination("NIFFLER", run.port());

        Run.Result result = running.join();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.err()).contains(pacs.address() + ": connection refused; nothing listens on port " + port);
        assertHoldsEverything();
        assertThat(run.reportRows())
                .hasSize(PATIENTS)
                .allSatisfy(row -> assertThat(row).containsEntry("State", "OK").containsEntry("Received", "3"));
    }

    @Test
    void endsAndAccountsForEveryRowWhenThePacsStaysAway() {
        CompletableFuture<Run.Result> running = runUntilSomethingIsStored();
        int port = pacs.port();
        pacs.close();

        Run.Result result = running.join();

        assertThat(result.exitCode()).isEqualTo(3);
        String gone = pacs.address() + ": connection refused; nothing listens on port " + port
                + " there, or a firewall refuses it";
        assertThat(result.err())
                .endsWith("The extraction ended early: " + gone + "\n"
                        + "What has been retrieved stays. Run the same command again to go on.\n");
        List<Map<String, String>> rows = run.reportRows();
        assertThat(rows).extracting(row -> row.get("Row")).containsExactlyInAnyOrderElementsOf(lines());
        long complete =
                rows.stream().filter(row -> row.get("State").equals("OK")).count();
        assertThat(rows)
                .filteredOn(row -> !row.get("State").equals("OK"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row).containsEntry("State", "FAILED"))
                .extracting(row -> row.get("Reason"))
                .isSubsetOf(gone, "the run ended before it was done: " + gone)
                .contains("the run ended before it was done: " + gone);
        assertThat(result.out())
                .startsWith("rows:      12 (" + (complete == 0 ? "" : complete + " complete, ") + (PATIENTS - complete)
                        + " incomplete)");
        pacs = TestPacs.serve("PACS", folder.resolve("archive"), onPort(port)).destination("NIFFLER", run.port());
        assertThatTheNextRunCompletes();
    }

    private CompletableFuture<Run.Result> runUntilSomethingIsStored() {
        pacs.faults().delayPerInstance(Duration.ofMillis(100));
        CompletableFuture<Run.Result> running = CompletableFuture.supplyAsync(() -> run.start());
        await().ignoreExceptions().until(() -> run.storedFiles().size() > 3);
        return running;
    }

    private void assertThatTheNextRunCompletes() {
        pacs.faults().clear();
        Run.Result next = run.start();
        assertThat(next.exitCode()).as(next.err()).isZero();
        assertHoldsEverything();
    }

    private void assertHoldsEverything() {
        studies.forEach(study -> run.assertHolds(study.patientId(), study.instances()));
        assertThat(run.storedFiles()).hasSize(PATIENTS * 3);
    }

    private static List<String> lines() {
        return IntStream.rangeClosed(2, PATIENTS + 1)
                .mapToObj(Integer::toString)
                .toList();
    }

    /** Where a PACS comes back, it comes back on its port. */
    private static ServerSocketFactory onPort(int port) {
        return new ServerSocketFactory() {
            @Override
            public ServerSocket createServerSocket(int any, int backlog, InetAddress address) throws IOException {
                ServerSocket socket = new ServerSocket();
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(address, port), backlog);
                return socket;
            }

            @Override
            public ServerSocket createServerSocket(int any) {
                throw new UnsupportedOperationException("on loopback only");
            }

            @Override
            public ServerSocket createServerSocket(int any, int backlog) {
                throw new UnsupportedOperationException("on loopback only");
            }
        };
    }
}

package org.niffler.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.niffler.cli.Console;
import org.niffler.cli.ExitCode;
import org.niffler.cli.StopSignal;

class ExploreIT {

    private static final Pattern ADDRESS = Pattern.compile("The explorer is at (http://127\\.0\\.0\\.1:(\\d+)/) ");

    private final HttpClient client = HttpClient.newHttpClient();
    private final StringWriter err = new StringWriter();
    private final AtomicReference<Runnable> stop = new AtomicReference<>();
    private final AtomicReference<ExitCode> endsAs = new AtomicReference<>();

    @TempDir
    Path folder;

    private AppRun app;

    @BeforeEach
    void fillStore() {
        app = new AppRun(folder).store(SeriesDocument.of("4711", "1.2.3", "1.2.3.1"));
    }

    private String[] arguments(String... more) {
        List<String> all = new ArrayList<>(
                List.of("explore", "--port", "0", "--StateFolder", app.state().toString()));
        all.addAll(List.of("--PseudonymKey", app.file("key").toString()));
        all.addAll(List.of("--AuditLog", app.file("audit.log").toString()));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private StopSignal.Registration register(Runnable asked) {
        stop.set(asked);
        return new StopSignal.Registration() {
            @Override
            public void close() {
                stop.set(null);
            }

            @Override
            public void endAs(ExitCode code) {
                endsAs.set(code);
            }
        };
    }

    private CompletableFuture<Integer> start(String... more) {
        Console console = new Console(new PrintWriter(new StringWriter()), new PrintWriter(err, true), false);
        return CompletableFuture.supplyAsync(() -> Main.run(arguments(more), console, this::register));
    }

    private Matcher address(CompletableFuture<Integer> run) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> run.isDone() || err.toString().contains("Ctrl-C ends it)"));
        Matcher address = ADDRESS.matcher(err.toString());
        assertThat(address.find()).as(err.toString()).isTrue();
        return address;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void saysWhereItIsAndEndsInOrder() throws Exception {
        CompletableFuture<Integer> run = start();
        String address = address(run).group(1);
        HttpResponse<String> session = send(HttpRequest.newBuilder(URI.create(address + "api/v1/session")));

        assertThat(session.statusCode()).isEqualTo(200);
        assertThat(session.body())
                .contains("\"loginNeeded\":false", "\"showPhi\":false", "\"collection\":\"featureset\"");
        assertThat(err.toString())
                .isEqualTo("The explorer is at " + address + " (Ctrl-C ends it)" + System.lineSeparator());
        stop.get().run();
        assertThat(run.get(30, TimeUnit.SECONDS)).isZero();
        assertThat(endsAs.get()).isEqualTo(ExitCode.ALL_DONE);
        assertThat(app.file("audit.log")).doesNotExist();
    }

    @Test
    void showsWhoPatientsAreToThoseWithTheLinkOnly() throws Exception {
        CompletableFuture<Integer> run = start("--show-phi");
        String address = address(run).group(1);
        Pattern link = Pattern.compile("Log in with this link, which is good until it ends: " + Pattern.quote(address)
                + "#/login\\?token=([\\w-]{43})\\R");
        await().until(() -> link.matcher(err.toString()).find());
        Matcher token = link.matcher(err.toString());
        assertThat(token.find()).isTrue();
        HttpRequest.Builder attributes = HttpRequest.newBuilder(URI.create(address + "api/v1/openapi.json"));
        HttpResponse<String> login = send(HttpRequest.newBuilder(URI.create(address + "api/v1/session"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"token\":\"" + token.group(1) + "\"}")));

        assertThat(send(attributes).statusCode()).isEqualTo(401);
        assertThat(login.body()).contains("\"showPhi\":true");
        String cookie = login.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        assertThat(send(attributes.header("Cookie", cookie)).statusCode()).isEqualTo(200);
        assertThat(app.file("audit.log")).isEmptyFile();
        stop.get().run();
        assertThat(run.get(30, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void logsWhoCouldNotLogInOnOneLineAndWithoutThePassword() throws Exception {
        CompletableFuture<Integer> run = start("--show-phi");
        String address = address(run).group(1);
        HttpResponse<String> login = send(HttpRequest.newBuilder(URI.create(address + "api/v1/session"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"user\":\"Eve\\n2026-11-22 ERROR forged\\u001b[2J"
                        + "x".repeat(100) + "\",\"password\":\"the password\"}")));

        assertThat(login.statusCode()).isEqualTo(401);
        await().untilAsserted(() -> assertThat(err.toString())
                .contains("somebody at 127.0.0.1 could not log in as 'Eve?2026-11-22 ERROR forged?[2J" + "x".repeat(9)
                        + "...': wrong name or password"));
        assertThat(err.toString()).doesNotContain("the password");
        stop.get().run();
        assertThat(run.get(30, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void saysThatThePortIsInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = Integer.toString(taken.getLocalPort());
            AppRun.Result result = app.ask(
                    "explore", "--port", port, "--PseudonymKey", app.file("key").toString());

            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.err())
                    .isEqualTo(
                            "Cannot listen on 127.0.0.1:" + port + " for the explorer: the port is in use. Set Port to"
                                    + " a port that is free." + System.lineSeparator());
        }
    }

    @Test
    void isNotOfferedToOthersWithoutTlsAndLogin() {
        AppRun.Result result = app.run(arguments("--host", "0.0.0.0"));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .contains(
                        "Host: 0.0.0.0 can be reached by others, who must not be able to listen in; name a key store with"
                                + " TlsKeyStore, or set Host to 127.0.0.1",
                        "Host: 0.0.0.0 can be reached by others, who must log in; put a token into the environment"
                                + " variable NIFFLER_EXPLORER_TOKEN, name a file of users with Users, or set Host to"
                                + " 127.0.0.1",
                        "Nothing was started.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--users | none | Users: none is not there; make it with: htpasswd -c -B none NAME",
                "--tls-key-store | none | TlsKeyStore: its password is missing; put it into the environment variable"
                        + " NIFFLER_TLS_KEY_STORE_PASSWORD, or as TlsKeyStorePassword into app-layer.json",
                "--storage-folder | none | StorageFolder: there is no folder none",
                "--time-limit | 0s | TimeLimit: in no time there is no answer; give at least 1s",
                "--operations-url | ftp://x | expected an address such as http://127.0.0.1:9108, or none",
                "--collection | nosuch | has no collection nosuch"
            })
    void saysWhatIsWrongWithItsOptions(String option, String value, String message) {
        AppRun.Result result = app.run(arguments(option, value));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains(message);
    }

    @Test
    void takesATokenFromItsFileOnlyIfItIsLong() throws IOException {
        Path config = app.file("app-layer.json");
        Files.writeString(config, "{\"Token\": \"short-secret\"}");
        AppRun.Result result = app.run(arguments("--config", config.toString()));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .contains("Token: the value (a secret, not shown) is not valid: allowed is at least 16 characters")
                .doesNotContain("short-secret");
    }
}

package org.niffler.app.explorer.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.niffler.app.explorer.ExplorerSettings;
import org.niffler.dicom.KeyStoreFile;
import org.niffler.testkit.tls.TestCertificate;

class ExplorerServerTest {

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self';"
                    + " font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()");

    private final TestClock clock = new TestClock();

    @TempDir
    Path folder;

    private TestExplorer explorer;
    private TestExplorer.Viewer viewer;

    @BeforeEach
    void start() throws IOException {
        explorer = TestExplorer.start(TestExplorer.open(), TestExplorer.settings(folder, false), clock);
        viewer = explorer.viewer();
    }

    @AfterEach
    void stop() {
        explorer.close();
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static String error(String code, String message, String hint) {
        return "{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message + "\",\"hint\":\"" + hint + "\"}}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/page/app.js",
                "/nothing",
                "/api/v1/session",
                "/api/v1/nothing",
                "/api/v1/broken",
                "/page/%zz"
            })
    void tellsTheBrowserWhatToRefuseWithEveryAnswer(String path) throws IOException {
        String answer = explorer.answerToTarget(path);

        HEADERS.forEach((name, value) -> assertThat(answer).contains(name + ": " + value + "\r\n"));
        assertThat(answer)
                .doesNotContain("Strict-Transport-Security")
                .doesNotContain("Server:")
                .doesNotContainIgnoringCase("jetty")
                .doesNotContainIgnoringCase("javalin");
    }

    @Test
    void servesThePageSoThatItIsFetchedAgainOnlyIfItHasChanged() {
        HttpResponse<String> page = viewer.get("/page/for-tests.js");
        HttpResponse<String> again = viewer.get("/page/for-tests.js", "If-None-Match", header(page, "ETag"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "Content-Type")).isEqualTo("text/javascript; charset=utf-8");
        assertThat(header(page, "Cache-Control")).isEqualTo("no-cache");
        assertThat(page.body()).isEqualTo("export default 'only for tests';\n");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/webjars/lit-html/lit-html.js",
                "/webjars/lit-html/directives/repeat.js",
                "/webjars/echarts/echarts.min.js"
            })
    void servesTheLibrariesOfThePageWithoutTheirVersions(String path) {
        HttpResponse<String> library = viewer.get(path);

        assertThat(library.statusCode()).isEqualTo(200);
        assertThat(header(library, "Content-Type")).isEqualTo("text/javascript; charset=utf-8");
        assertThat(library.body()).hasSizeGreaterThan(500);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/page/",
                "/page",
                "/page/../openapi.json",
                "/page/%2e%2e/openapi.json",
                "/page/%252e%252e/openapi.json",
                "/page/..%2fopenapi.json",
                "/page/..%5copenapi.json",
                "/page/..\\openapi.json",
                "/page/..;/openapi.json",
                "/page/x/../../openapi.json",
                "/page//etc/passwd",
                "/page/for-tests.js%00.css",
                "/page/for-tests.js;x=.css",
                "/page/for-tests%2ejs",
                "/page/%E0%80%AE%E0%80%AE/openapi.json",
                "/page/ExplorerServer.class",
                "/webjars/",
                "/webjars/lit-html/",
                "/webjars/lit-html/LICENSE",
                "/webjars/lit-html/../echarts/echarts.min.js",
                "/webjars/lit-html/3.3.2/lit-html.js",
                "/webjars/echarts/echarts.js",
                "/webjars/picocli/x.js",
                "/META-INF/MANIFEST.MF",
                "/org/niffler/app/Main.class",
                "//page/for-tests.js",
                "/page\\for-tests.js",
                "/.git/config",
                "*",
                "/etc/passwd"
            })
    void servesNothingElse(String target) throws IOException {
        String answer = explorer.answerToTarget(target);

        assertThat(answer.substring(0, answer.indexOf("\r\n"))).matches("HTTP/1.1 (400|404) .*");
        assertThat(answer).doesNotContain("openapi", "root:", "only for tests", "LitElement", "Exception", "\tat ");
    }

    @Test
    void answersInItsOwnWordsThatNothingIsThere() {
        HttpResponse<String> api = viewer.get("/api/v1/nothing");
        HttpResponse<String> other = viewer.get("/nothing");

        assertThat(api.statusCode()).isEqualTo(404);
        assertThat(header(api, "Content-Type")).isEqualTo("application/json");
        assertThat(api.body()).isEqualTo(error("NOT_FOUND", "There is nothing here.", ""));
        assertThat(other.statusCode()).isEqualTo(404);
        assertThat(header(other, "Content-Type")).isEqualTo("text/plain;charset=utf-8");
        assertThat(other.body()).isEqualTo("There is nothing here.\n");
    }

    @Test
    void saysWhyItRefuses() {
        HttpResponse<String> refused = viewer.get("/api/v1/refused");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(header(refused, "Retry-After")).isEqualTo("5");
        assertThat(refused.body()).isEqualTo(error("TOO_MANY", "Too many ask.", "Ask later."));
    }

    @Test
    void saysOfAMistakeOfItsOwnNothingButANumber() {
        HttpResponse<String> broken = viewer.get("/api/v1/broken");

        assertThat(broken.statusCode()).isEqualTo(500);
        assertThat(broken.body())
                .matches(
                        "\\{\"error\":\\{\"code\":\"INTERNAL\",\"message\":\"Something went wrong in the explorer: error"
                                + " [0-9a-f]{8}\\.\",\"hint\":\"Its administrator finds this number in the log\\.\"}}");
    }

    @Test
    void writesTimesAsTheContractSays() {
        HttpResponse<String> times = viewer.get("/api/v1/times");

        assertThat(times.body()).isEqualTo("{\"at\":\"2026-11-22T08:00:00Z\",\"local\":\"2020-06-01T08:15:00\"}");
        assertThat(header(times, "Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void packsWhatIsLong() {
        HttpResponse<String> packed = viewer.get("/api/v1/long", "Accept-Encoding", "gzip");
        HttpResponse<String> library = viewer.get("/webjars/echarts/echarts.min.js", "Accept-Encoding", "gzip");

        assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
        assertThat(packed.body()).hasSizeLessThan(2_000);
        assertThat(header(library, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(viewer.get("/api/v1/long"), "Content-Encoding")).isEmpty();
    }

    @Test
    void takesNoBodyThatIsTooLongOrOfUnknownLength() throws IOException {
        viewer.session();

        HttpResponse<String> tooLong = viewer.change("POST", "/api/v1/changes", "x".repeat(64 * 1024 + 1));
        assertThat(tooLong.statusCode()).isEqualTo(413);
        assertThat(tooLong.body())
                .isEqualTo(error("BAD_REQUEST", "The request is too long.", "At most 65536 bytes are taken."));
        assertThat(explorer.answerTo(
                        "POST /api/v1/changes HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n"
                                + "\r\n1\r\nx\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 411 ");
    }

    @Test
    void takesNoHeadersOrAddressesThatAreTooLong() throws IOException {
        assertThat(explorer.answerToTarget("/" + "x".repeat(70_000))).startsWith("HTTP/1.1 414 ");
        assertThat(explorer.answerTo("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(70_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8080",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "127.0.0.2",
                "[::2]",
                "localhost@evil.example",
                "localhost:80:80"
            })
    void answersNobodyWhoCallsItByTheNameOfAnother(String host) throws IOException {
        String answer =
                explorer.answerTo("GET /api/v1/session HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1.1 (400|421) .*").doesNotContain("csrfToken", "Set-Cookie");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:1", "127.0.0.1:8080", "[::1]:8080", "localhost."})
    void answersThoseWhoCallItByAnyNameOfLoopback(String host) throws IOException {
        assertThat(explorer.answerTo("GET /api/v1/session HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void answersThoseWhoCallItByANameThatWasGiven() throws IOException {
        ServerSettings named = new ServerSettings(
                TestExplorer.LOOPBACK,
                0,
                Set.of("Explorer.hospital.example"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        try (TestExplorer other = TestExplorer.start(named, TestExplorer.settings(folder, false), clock)) {
            assertThat(
                            other.answerTo(
                                    "GET /page/for-tests.js HTTP/1.1\r\nHost: explorer.hospital.example\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void speaksTlsIfItHasACertificate() throws IOException {
        TestCertificate certificate = TestCertificate.forThisHost(folder, "explorer");
        ServerSettings settings = new ServerSettings(
                TestExplorer.LOOPBACK,
                0,
                Set.of(),
                Optional.of(new KeyStoreFile(certificate.keyStore(), TestCertificate.PASSWORD)),
                Optional.of(TestExplorer.TOKEN),
                Optional.empty());
        try (TestExplorer secured = TestExplorer.start(settings, TestExplorer.settings(folder, false), clock)) {
            TestExplorer.Viewer trusting = secured.viewer(certificate);
            HttpResponse<String> login = trusting.login("{\"token\":\"" + TestExplorer.TOKEN + "\"}");

            assertThat(login.statusCode()).isEqualTo(200);
            assertThat(header(login, "Set-Cookie"))
                    .matches("niffler-session=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict; Secure");
            assertThat(header(login, "Strict-Transport-Security")).isEqualTo("max-age=31536000");
            assertThat(trusting.get("/api/v1/times").statusCode()).isEqualTo(200);
            assertThat(secured.answerToTarget("/page/for-tests.js")).doesNotContain("HTTP/1.1 200");
        }
    }

    @Test
    void saysWhatIsWrongWithTheKeyStore() {
        ServerSettings settings = new ServerSettings(
                TestExplorer.LOOPBACK,
                0,
                Set.of(),
                Optional.of(new KeyStoreFile(folder.resolve("none.p12"), "x")),
                Optional.empty(),
                Optional.empty());

        assertThatThrownBy(() -> TestExplorer.start(settings, TestExplorer.settings(folder, false), clock))
                .isInstanceOf(IOException.class)
                .hasMessage("The key store " + folder.resolve("none.p12") + " does not exist; correct its path");
    }

    @Test
    void isNotOfferedToOthersWithoutTlsAndLogin() {
        ServerSettings everywhere =
                new ServerSettings("0.0.0.0", 0, Set.of(), Optional.empty(), Optional.empty(), Optional.empty());
        ExplorerSettings hidden = TestExplorer.settings(folder, false);
        String needsTls = "Host: 0.0.0.0 can be reached by others, who must not be able to listen in; name a key store"
                + " with TlsKeyStore, or set Host to 127.0.0.1";

        assertThatThrownBy(() -> TestExplorer.start(everywhere, hidden, clock))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        needsTls + System.lineSeparator()
                                + "Host: 0.0.0.0 can be reached by others, who must log in; put a token into the environment"
                                + " variable NIFFLER_EXPLORER_TOKEN, name a file of users with Users, or set Host to 127.0.0.1");
        assertThatThrownBy(() -> TestExplorer.start(everywhere.withToken(TestExplorer.TOKEN), hidden, clock))
                .hasMessage(needsTls);
        assertThatThrownBy(() -> TestExplorer.start(TestExplorer.open(), TestExplorer.settings(folder, true), clock))
                .hasMessage("ShowPhi: every user of this computer could see who patients are; put a token into the"
                        + " environment variable NIFFLER_EXPLORER_TOKEN, or name a file of users with Users");
    }

    @Test
    void refusesATokenThatCouldBeGuessed() {
        assertThatThrownBy(() -> TestExplorer.open().withToken("fifteen-letters"))
                .hasMessage("expected at least 16 characters, so that nobody guesses it, such as those of: openssl rand"
                        + " -hex 32");
    }

    @Test
    void saysWhatToDoIfThePortIsInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(TestExplorer.LOOPBACK))) {
            int port = taken.getLocalPort();
            ServerSettings settings = new ServerSettings(
                    TestExplorer.LOOPBACK, port, Set.of(), Optional.empty(), Optional.empty(), Optional.empty());

            assertThatThrownBy(() -> TestExplorer.start(settings, TestExplorer.settings(folder, false), clock))
                    .isInstanceOf(IOException.class)
                    .hasMessage("Cannot listen on 127.0.0.1:" + port
                            + " for the explorer: the port is in use. Set Port to" + " a port that is free.");
        }
    }

    @Test
    void endsSoonThoughAClientHoldsItsConnection() {
        viewer.get("/");
        long before = System.nanoTime();
        explorer.close();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
        assertThatThrownBy(() -> viewer.get("/")).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void tellsOfItsApi() {
        HttpResponse<String> description = viewer.get("/api/v1/openapi.json");

        assertThat(description.statusCode()).isEqualTo(200);
        assertThat(description.body()).startsWith("{\n  \"openapi\": \"3.1.0\",");
    }

    /** The route answers when twenty have asked it. */
    @Test
    void answersTwentyViewersAtOnce() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> answers = Stream.generate(() -> explorer.viewer())
                .limit(20)
                .map(each -> CompletableFuture.supplyAsync(
                        () -> each.get("/api/v1/together"), command -> new Thread(command).start()))
                .toList();
        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            assertThat(answer.get(30, TimeUnit.SECONDS).body()).isEqualTo("all there");
        }
    }
}

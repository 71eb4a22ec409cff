package org.niffler.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.niffler.app.hospital.SampleHospital;
import org.niffler.cli.Console;
import org.niffler.cli.ExitCode;
import org.niffler.cli.StopSignal;

/** The command {@code explore} in this process, as {@link Main} puts it together, and one viewer of it. */
public final class RunningExplorer implements AutoCloseable {

    /** What parts of the API begin with. */
    public static final String API = "/api/v1";

    private static final Pattern ADDRESS = Pattern.compile("The explorer is at (http://127\\.0\\.0\\.1:(\\d+)/) ");
    private static final Pattern TOKEN = Pattern.compile("#/login\\?token=([\\w-]{43})");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final StringWriter err = new StringWriter();
    private final StringWriter out = new StringWriter();
    private final AtomicReference<Runnable> stop = new AtomicReference<>();
    private final CompletableFuture<Integer> run;
    private final URI address;
    private final Optional<String> token;
    private String cookie = "";
    private String csrf = "";

    private RunningExplorer(List<String> arguments) {
        Console console = new Console(new PrintWriter(out, true), new PrintWriter(err, true), false);
        run = CompletableFuture.supplyAsync(() -> Main.run(arguments.toArray(String[]::new), console, this::register));
        await().atMost(PATIENCE).until(() -> run.isDone() || err.toString().contains("Ctrl-C ends it)"));
        Matcher matcher = ADDRESS.matcher(err.toString());
        assertThat(matcher.find()).as(err.toString()).isTrue();
        address = URI.create(matcher.group(1));
        if (arguments.contains("--show-phi")) {
            await().atMost(PATIENCE).until(() -> TOKEN.matcher(err.toString()).find());
        }
        Matcher link = TOKEN.matcher(err.toString());
        token = link.find() ? Optional.of(link.group(1)) : Optional.empty();
    }

    /** Starts it on the data of a hospital, and comes in. */
    public static RunningExplorer start(SampleHospital hospital, String... more) {
        List<String> arguments = new ArrayList<>(List.of("explore", "--port", "0", "--zone", "UTC"));
        arguments.addAll(List.of("--state-folder", hospital.state().toString()));
        arguments.addAll(List.of("--storage-folder", hospital.storage().toString()));
        arguments.addAll(List.of("--pseudonym-key", hospital.file("key").toString()));
        arguments.addAll(List.of("--filters-folder", hospital.file("cohorts").toString()));
        arguments.addAll(List.of("--export-folder", hospital.file("exports").toString()));
        arguments.addAll(List.of("--audit-log", hospital.file("audit.log").toString()));
        arguments.addAll(List.of(more));
        RunningExplorer explorer = new RunningExplorer(arguments);
        explorer.comeIn();
        return explorer;
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
                // the test looks at what Main returns
            }
        };
    }

    private void comeIn() {
        HttpResponse<String> answer = token.isPresent()
                ? send("POST", "/session", "{\"token\":\"" + token.get() + "\"}")
                : send("GET", "/session", "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        cookie = answer.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        csrf = read(answer).get("csrfToken").textValue();
    }

    public URI address() {
        return address;
    }

    /** Standard error with the log, and standard output. */
    public String said() {
        return err.toString() + out;
    }

    /** What its viewer logs in with; empty if nobody needs to. */
    public Optional<String> token() {
        return token;
    }

    public String csrf() {
        return csrf;
    }

    public String cookie() {
        return cookie;
    }

    /** For a parameter of an address. */
    public static String written(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** The answer to the viewer, of a route below the API's root. */
    public HttpResponse<String> get(String route) {
        return send("GET", route, "");
    }

    /** What a good answer says. */
    public JsonNode json(String route) {
        HttpResponse<String> answer = get(route);
        assertThat(answer.statusCode()).as(route + ": " + answer.body()).isEqualTo(200);
        return read(answer);
    }

    /** Status, and what a refusal says. */
    public String refusal(String route) {
        return refusal(get(route));
    }

    /** Status, and what a refusal says. */
    public String refusal(HttpResponse<String> answer) {
        return answer.statusCode() + " "
                + read(answer).path("error").path("message").asText();
    }

    /** What is in an answer of JSON. */
    public JsonNode read(HttpResponse<String> answer) {
        try {
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(answer.body(), e);
        }
    }

    /** The same with another method and a body, and with the token of the session. */
    public HttpResponse<String> send(String method, String route, String body, String... headers) {
        return send(method, route, body, StandardCharsets.UTF_8, headers);
    }

    /** Whatever is in the answer, byte by byte. */
    public HttpResponse<String> bytes(String method, String route, String body, String... headers) {
        return send(method, route, body, StandardCharsets.ISO_8859_1, headers);
    }

    private HttpResponse<String> send(String method, String route, String body, Charset charset, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(address.resolve("/") + API.substring(1) + route))
                .timeout(PATIENCE)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        request.header("Content-Type", "application/json");
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie).header("X-CSRF-Token", csrf);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString(charset));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + route, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A connection on which anything can be said. */
    public Socket connect() throws IOException {
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(20_000);
        return socket;
    }

    /** What it answers to bytes that no client library would send, until it closes the connection. */
    public String answerTo(String bytes) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /** Ends it in order. */
    @Override
    public void close() {
        Optional.ofNullable(stop.get()).ifPresent(Runnable::run);
        assertThat(run).as(said()).succeedsWithin(PATIENCE).isEqualTo(0);
    }
}

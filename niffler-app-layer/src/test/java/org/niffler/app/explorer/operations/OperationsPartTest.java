package org.niffler.app.explorer.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.niffler.app.explorer.http.TestApi;
import org.niffler.app.explorer.http.TestClock;

class OperationsPartTest {

    private static final Duration PATIENCE = Duration.ofMillis(1500);

    private final TestClock clock = new TestClock();
    private StandInService service;
    private OperationsSampler sampler;
    private TestApi api;

    @BeforeEach
    void start() throws IOException {
        service = new StandInService();
        ask(service.address());
    }

    private void ask(URI address) {
        sampler = new OperationsSampler(Optional.of(address), clock, Duration.ofMillis(20), PATIENCE);
        api = TestApi.of(new OperationsPart(sampler));
    }

    @AfterEach
    void stop() {
        api.close();
        sampler.close();
        service.close();
    }

    private JsonNode status() throws Exception {
        clock.pass(Duration.ofSeconds(3));
        return api.get("/operations");
    }

    private String why() throws Exception {
        JsonNode status = status();
        assertThat(status.get("configured").asBoolean()).isTrue();
        assertThat(status.get("reachable").asBoolean()).isFalse();
        assertThat(status.get("now").isNull()).isTrue();
        return status.get("why").asText().replace(service.address().toString(), "URL");
    }

    private List<JsonNode> samples() throws Exception {
        return StreamSupport.stream(
                        api.get("/operations/history").get("samples").spliterator(), false)
                .toList();
    }

    /** The sample that is taken when some time has passed. */
    private JsonNode sampleAfter(Duration time) throws Exception {
        clock.pass(time);
        sampler.look();
        List<JsonNode> samples = samples();
        return samples.get(samples.size() - 1);
    }

    @Test
    void tellsHowTheServiceStands() throws Exception {
        service.metrics("niffler_instances_received_total{calling_aet=\"CT1\"} 12");

        JsonNode status = status();

        assertThat(status.get("url").asText()).isEqualTo(service.address().toString());
        assertThat(status.get("reachable").asBoolean()).isTrue();
        assertThat(status.get("why").isNull()).isTrue();
        assertThat(status.get("live")).hasToString("{\"status\":\"alive\",\"checks\":[]}");
        assertThat(status.get("ready"))
                .hasToString(
                        "{\"status\":\"not ready\",\"checks\":[{\"name\":\"store\",\"good\":false,\"text\":\"does not answer\"}]}");
        assertThat(status.at("/now/queue").asInt()).isEqualTo(7);
        assertThat(status.at("/now/storageFree").isNull()).isTrue();
        assertThat(status.get("rates").isNull()).isTrue();
        assertThat(status.get("senders")).hasToString("[{\"aet\":\"CT1\",\"instances\":12,\"bytes\":0,\"open\":0}]");
    }

    @Test
    void computesRatesAndLagOfTwoSamples() throws Exception {
        service.metrics(
                "niffler_instances_received_total{calling_aet=\"CT1\"} 100",
                "niffler_received_bytes_total{calling_aet=\"CT1\"} 1000",
                "niffler_extraction_lag_seconds_bucket{le=\"1.0\"} 5",
                "niffler_extraction_lag_seconds_bucket{le=\"+Inf\"} 5");
        sampleAfter(Duration.ZERO);
        service.metrics(
                "niffler_instances_received_total{calling_aet=\"CT1\"} 120",
                "niffler_received_bytes_total{calling_aet=\"CT1\"} 31000",
                "niffler_documents_written_total{collection=\"series\"} 4",
                "niffler_extraction_lag_seconds_bucket{le=\"1.0\"} 15",
                "niffler_extraction_lag_seconds_bucket{le=\"+Inf\"} 15");

        JsonNode sample = sampleAfter(Duration.ofSeconds(10));
        clock.pass(Duration.ofSeconds(10));
        JsonNode status = api.get("/operations");

        assertThat(sample.get("instancesPerMinute").asDouble()).isEqualTo(120);
        assertThat(sample.get("bytesPerSecond").asDouble()).isEqualTo(3000);
        assertThat(sample.get("lagMedianSeconds").asDouble()).isEqualTo(0.5);
        assertThat(status.get("rates"))
                .hasToString("{\"instancesPerMinute\":60,\"bytesPerSecond\":1500,\"documentsPerMinute\":12}");
        assertThat(status.get("lag")).hasToString("{\"medianSeconds\":0.5,\"p95Seconds\":0.95}");
    }

    @Test
    void takesCountersThatFellForThoseOfAServiceThatWasStartedAgain() throws Exception {
        service.metrics("niffler_instances_received_total{calling_aet=\"CT1\"} 1000");
        sampleAfter(Duration.ZERO);
        service.metrics("niffler_instances_received_total{calling_aet=\"MR1\"} 5");

        assertThat(sampleAfter(Duration.ofSeconds(10)).get("instancesPerMinute").asDouble())
                .isEqualTo(30);
    }

    @Test
    void goesOnWhileTheServiceIsAway() throws Exception {
        service.metrics("niffler_instances_received_total{calling_aet=\"CT1\"} 10");
        sampleAfter(Duration.ZERO);
        service.answers("/metrics", StandInService.text(500, "oops"));

        JsonNode away = sampleAfter(Duration.ofSeconds(10));
        service.metrics("niffler_instances_received_total{calling_aet=\"CT1\"} 20");
        JsonNode back = sampleAfter(Duration.ofSeconds(10));

        assertThat(away.get("queue").isNull()).isTrue();
        assertThat(away.get("instancesPerMinute").isNull()).isTrue();
        assertThat(back.get("queue").asInt()).isEqualTo(7);
        assertThat(back.get("instancesPerMinute").isNull()).isTrue();
    }

    @Test
    void looksAgainAndAgain() {
        service.metrics();

        sampler.start();

        await().until(() -> samples().size() >= 3);
    }

    @Test
    void saysThatItWasNotToldWhereTheServiceIs() throws Exception {
        api.close();
        sampler = new OperationsSampler(Optional.empty(), clock);
        sampler.start();
        api = TestApi.of(new OperationsPart(sampler));

        assertThat(api.get("/operations")).hasToString("""
                        {"configured":false,"url":null,"reachable":false,"why":"The explorer was not told where the metadata \
                        service is. OperationsUrl says it, such as http://127.0.0.1:9108.","live":null,"ready":null,"now":null,\
                        "rates":null,"lag":null,"senders":[]}""");
        assertThat(samples()).isEmpty();
    }

    @Test
    void saysWhatToDoIfNothingListens() throws Exception {
        service.close();

        assertThat(why())
                .isEqualTo("Nothing listens at URL. Is the metadata service running, and is this its OperationsHost and"
                        + " OperationsPort?");
    }

    @Test
    void doesNotWaitForAServiceThatHangs() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        service.answers("/health/live", exchange -> {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        assertThat(why())
                .isEqualTo(
                        "The metadata service at URL did not answer within 1500 ms. Look at its log, and whether its host"
                                + " is overloaded.");
        over.countDown();
    }

    @Test
    void doesNotWaitForAnAnswerThatDoesNotEnd() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        service.answers("/metrics", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("niffler_queue".getBytes(StandardCharsets.US_ASCII));
            exchange.getResponseBody().flush();
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        assertThat(why()).startsWith("The metadata service at URL did not answer within 1500 ms.");
        over.countDown();
    }

    @Test
    void saysWhatAnswersIfItIsNoMetadataService() throws Exception {
        service.answers("/metrics", StandInService.text(200, "<html>hello</html>"));
        assertThat(why())
                .isEqualTo("Line 1 of what should be the metrics of a metadata service is no metric: is this the"
                        + " OperationsPort of meta-extraction?");

        service.answers("/health/live", StandInService.text(200, "hello"));
        assertThat(why())
                .isEqualTo("The answer about health is not that of a metadata service: is this the OperationsPort of"
                        + " meta-extraction?");

        service.answers("/health/live", StandInService.text(500, ""));
        assertThat(why())
                .isEqualTo(
                        "URL/health/live answers with the HTTP status 500: is it the OperationsPort of meta-extraction?");
    }

    @Test
    void doesNotReadMoreThanAServiceSays() throws Exception {
        service.answers("/metrics", StandInService.text(200, "a 1\n".repeat(2_500_000)));

        assertThat(why())
                .isEqualTo("What is at URL sends more than a metadata service does: is it the OperationsPort of"
                        + " meta-extraction?");
    }

    @Test
    void asksNobodyElse() throws Exception {
        try (StandInService other = new StandInService()) {
            service.answers("/health/live", exchange -> {
                exchange.getResponseHeaders().add("Location", other.address() + "/health/live");
                exchange.sendResponseHeaders(302, -1);
                exchange.close();
            });

            assertThat(why()).startsWith("URL/health/live answers with the HTTP status 302:");
            assertThat(other.asked()).isZero();
        }
    }

    @Test
    void asksTheServiceOnceForManyViewers() throws Exception {
        service.metrics();
        status();
        int asked = service.asked();

        for (int i = 0; i < 10; i++) {
            api.get("/operations");
        }

        assertThat(service.asked()).isEqualTo(asked);
    }
}

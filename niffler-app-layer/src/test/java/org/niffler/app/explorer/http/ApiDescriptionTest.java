package org.niffler.app.explorer.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiDescriptionTest {

    private final ApiAnswers api = ApiAnswers.described();

    @TempDir
    Path folder;

    private TestExplorer start() throws IOException {
        return TestExplorer.start(TestExplorer.withToken(), TestExplorer.settings(folder, false), new TestClock());
    }

    /** The parts that this package adds; those of the others are held against it where they are put together. */
    private List<ApiPart> parts() throws IOException {
        Clock clock = new TestClock();
        return List.of(
                new SessionPart(
                        TestExplorer.settings(folder, false),
                        "1",
                        Logins.open(TestExplorer.open(), clock),
                        new Sessions(clock),
                        false),
                new DescriptionPart());
    }

    @Test
    void describesTheRoutesOfSessions() throws IOException {
        assertThat(ApiAnswers.routesOf(parts()))
                .containsExactlyInAnyOrder("GET /session", "POST /session", "DELETE /session", "GET /openapi.json");
        assertThat(api.routes()).containsAll(ApiAnswers.routesOf(parts()));
    }

    @Test
    void describesEveryRouteOfTheContract() {
        assertThat(api.routes())
                .containsExactlyInAnyOrder(
                        "GET /session",
                        "POST /session",
                        "DELETE /session",
                        "GET /openapi.json",
                        "DELETE /queries/{}",
                        "GET /collections",
                        "GET /attributes",
                        "GET /attributes/{}/values",
                        "GET /completions",
                        "GET /filter",
                        "GET /cohort",
                        "GET /cohort/groups",
                        "GET /cohort/studies",
                        "POST /cohort/exports",
                        "GET /cohort/download",
                        "GET /filters",
                        "PUT /filters/{}",
                        "DELETE /filters/{}",
                        "GET /studies/{}",
                        "GET /series/{}/instances",
                        "GET /series/{}/thumbnail",
                        "GET /instances/{}",
                        "GET /instances/{}/thumbnail",
                        "GET /instances/{}/frames/{}",
                        "GET /scanners",
                        "GET /scanners/days",
                        "GET /scanners/days/{}",
                        "GET /scanners/utilization",
                        "GET /scanners/clocks",
                        "GET /operations",
                        "GET /operations/history",
                        "GET /operations/runs",
                        "GET /operations/runs/{}");
    }

    @Test
    void fitsWhatSessionsAnswer() throws IOException {
        try (TestExplorer explorer = start()) {
            TestExplorer.Viewer viewer = explorer.viewer();
            api.assertFits("GET", "/session", viewer.session());
            api.assertFits("POST", "/session", viewer.login("{\"token\":\"another-token-for-tests\"}"));
            api.assertFits("POST", "/session", viewer.login("{\"token\":\"" + TestExplorer.TOKEN + "\"}"));
            api.assertFits("GET", "/session", viewer.session());
            api.assertFits("GET", "/openapi.json", viewer.get("/api/v1/openapi.json"));
            api.assertFits("DELETE", "/session", viewer.send("DELETE", "/api/v1/session", ""));
            HttpResponse<String> left = viewer.change("DELETE", "/api/v1/session", "");
            api.assertFits("DELETE", "/session", left.statusCode(), left.body());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"filters\":null}",
                "{\"filters\":[],\"more\":1}",
                "{\"filters\":[{\"name\":\"a\",\"text\":\"b\"}]}",
                "{\"filters\":[{\"name\":\"a\",\"text\":null,\"modified\":\"2026-11-22T08:00:00Z\"}]}",
                "{\"filters\":[{\"name\":\"a\",\"text\":\"b\",\"modified\":\"yesterday\"}]}"
            })
    void tellsWhatDoesNotFit(String body) {
        assertThatThrownBy(() -> api.assertFits("GET", "/filters", 200, body)).isInstanceOf(AssertionError.class);
    }

    @Test
    void takesWhatFits() {
        api.assertFits("GET", "/filters", 200, "{\"filters\":[]}");
        api.assertFits(
                "GET",
                "/filters",
                200,
                "{\"filters\":[{\"name\":\"a\",\"text\":\"b\",\"modified\":\"2026-11-22T08:00:00Z\",\"problem\":null}]}");
        assertThatThrownBy(() -> api.assertFits("GET", "/filters", 302, "")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> api.assertFits("GET", "/nothing", 200, "{}")).isInstanceOf(AssertionError.class);
    }
}

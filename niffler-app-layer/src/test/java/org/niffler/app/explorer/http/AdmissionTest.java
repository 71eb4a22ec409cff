package org.niffler.app.explorer.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionTest {

    private static final String RIGHT = "{\"token\":\"" + TestExplorer.TOKEN + "\"}";
    private static final String WRONG = "{\"token\":\"another-token-for-tests\"}";
    private static final String BODY = "{\"text\":\"it\"}";

    private final TestClock clock = new TestClock();

    @TempDir
    Path folder;

    private TestExplorer explorer;

    @AfterEach
    void stop() {
        explorer.close();
    }

    private TestExplorer.Viewer viewerOf(ServerSettings settings) throws IOException {
        explorer = TestExplorer.start(settings, TestExplorer.settings(folder, false), clock);
        return explorer.viewer();
    }

    private static String code(HttpResponse<String> answer) {
        return answer.statusCode() + " " + answer.body().replaceAll(".*\"code\":\"(\\w+)\".*", "$1");
    }

    @Test
    void letsEverybodyOfThisComputerInIfNothingElseIsSaid() throws IOException {
        TestExplorer.Viewer viewer = viewerOf(TestExplorer.open());
        HttpResponse<String> session = viewer.session();

        assertThat(session.body())
                .matches(
                        "\\{\"user\":null,\"loginNeeded\":false,\"loginBy\":null,\"csrfToken\":\"[\\w-]{43}\",\"showPhi\":"
                                + "false,\"version\":\"1.2.3\",\"collection\":\"featureset\",\"timeLimitSeconds\":30}");
        assertThat(session.headers().firstValue("Set-Cookie").orElse(""))
                .matches("niffler-session=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict");
        assertThat(viewer.get("/api/v1/who").body()).isEqualTo("nobody");
        assertThat(viewer.change("POST", "/api/v1/changes", BODY).body()).isEqualTo("changed it");
        assertThat(viewer.session().headers().firstValue("Set-Cookie"))
                .as("no other session")
                .isEmpty();
        assertThat(code(viewer.login(RIGHT))).isEqualTo("400 BAD_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/who",
                "/api/v1/times",
                "/api/v1/nothing",
                "/api/v1/openapi.json",
                "/api/v1/session/",
                "/api/v1/session/x"
            })
    void showsStrangersNothing(String path) throws IOException {
        TestExplorer.Viewer stranger = viewerOf(TestExplorer.withToken());
        HttpResponse<String> answer = stranger.get(path);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"error\":{\"code\":\"LOGIN_NEEDED\",\"message\":\"You are not logged in, or not any more.\","
                                + "\"hint\":\"Log in.\"}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//api/v1/who",
                "/API/v1/who",
                "/api/V1/who",
                "/api/v1;x/who",
                "/./api/v1/who",
                "/page/../api/v1/who",
                "/page/%2e%2e/api/v1/who",
                "/%61pi/v1/who",
                "/api/v1/session/../who",
                "/page/..;/api/v1/who"
            })
    void letsNobodyInByAnotherSpellingOfThePath(String target) throws IOException {
        viewerOf(TestExplorer.withToken());

        assertThat(explorer.answerToTarget(target))
                .matches("(?s)HTTP/1.1 (400|401|404) .*")
                .doesNotContain("nobody");
    }

    @Test
    void tellsStrangersOnlyHowToLogIn() throws IOException {
        assertThat(viewerOf(TestExplorer.withToken()).session().body())
                .isEqualTo(
                        "{\"user\":null,\"loginNeeded\":true,\"loginBy\":\"token\",\"csrfToken\":null,\"showPhi\":false,"
                                + "\"version\":null,\"collection\":null,\"timeLimitSeconds\":30}");
    }

    @Test
    void letsThoseInWhoHaveTheTokenUntilTheyLeave() throws IOException {
        TestExplorer.Viewer viewer = viewerOf(TestExplorer.withToken());

        assertThat(viewer.login(RIGHT).body()).contains("\"loginNeeded\":false");
        assertThat(viewer.get("/api/v1/who").body()).isEqualTo("nobody");
        String cookie = viewer.cookie();
        HttpResponse<String> left = viewer.change("DELETE", "/api/v1/session", "");
        assertThat(left.statusCode()).isEqualTo(204);
        assertThat(left.headers().firstValue("Set-Cookie"))
                .contains("niffler-session=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
        viewer.takeCookie(cookie);
        assertThat(code(viewer.get("/api/v1/who"))).isEqualTo("401 LOGIN_NEEDED");
    }

    @Test
    void givesEachLoginASessionOfItsOwn() throws IOException {
        TestExplorer.Viewer viewer = viewerOf(TestExplorer.withToken());
        viewer.login(RIGHT);
        String before = viewer.cookie();
        viewer.login(RIGHT);
        String after = viewer.cookie();
        viewer.takeCookie(before);

        assertThat(after).isNotEqualTo(before);
        assertThat(code(viewer.get("/api/v1/who"))).isEqualTo("401 LOGIN_NEEDED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"token\":\"another-token-for-tests\"} | 401 LOGIN_NEEDED",
                "{\"token\":\"a-token-only-for-test\"} | 401 LOGIN_NEEDED",
                "{\"token\":\"\"} | 401 LOGIN_NEEDED",
                "{\"user\":\"anna\",\"password\":\"a-token-only-for-tests\"} | 401 LOGIN_NEEDED",
                "{\"token\":null} | 400 BAD_REQUEST",
                "{\"token\":[\"a-token-only-for-tests\"]} | 400 BAD_REQUEST",
                "{} | 400 BAD_REQUEST",
                "[] | 400 BAD_REQUEST",
                "null | 400 BAD_REQUEST",
                "{\"token\": | 400 BAD_REQUEST"
            })
    void letsNobodyInWithoutIt(String body, String expected) throws IOException {
        TestExplorer.Viewer viewer = viewerOf(TestExplorer.withToken());
        HttpResponse<String> answer = viewer.login(body);

        assertThat(code(answer)).isEqualTo(expected);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "niffler-session=",
                "niffler-session=x",
                "niffler-session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "niffler-session=null",
                "other=1"
            })
    void knowsAForgedSession(String cookie) throws IOException {
        TestExplorer.Viewer viewer = viewerOf(TestExplorer.withToken());
        viewer.takeCookie(cookie);

        assertThat(code(viewer.get("/api/v1/who"))).isEqualTo("401 LOGIN_NEEDED");
    }

    @Test
    void forgetsWhoHasNotAskedForEightHours() throws IOException {
        TestExplorer.Viewer viewer = viewerOf(TestExplorer.withToken());
        viewer.login(RIGHT);
        clock.pass(Duration.ofHours(8).minusSeconds(1));
        assertThat(viewer.get("/api/v1/who").statusCode()).isEqualTo(200);
        clock.pass(Duration.ofHours(8));

        assertThat(code(viewer.get("/api/v1/who"))).isEqualTo("401 LOGIN_NEEDED");
    }

    @Test
    void forgetsEverybodyAfterADay() throws IOException {
        TestExplorer.Viewer viewer = viewerOf(TestExplorer.withToken());
        viewer.login(RIGHT);
        for (int hours = 6; hours < 24; hours += 6) {
            clock.pass(Duration.ofHours(6));
            assertThat(viewer.get("/api/v1/who").statusCode()).isEqualTo(200);
        }
        clock.pass(Duration.ofHours(6));

        assertThat(code(viewer.get("/api/v1/who"))).isEqualTo("401 LOGIN_NEEDED");
    }

    @Test
    void changesNothingWithoutTheTokenOfTheSession() throws IOException {
        TestExplorer.Viewer viewer = viewerOf(TestExplorer.open());
        assertThat(code(viewer.send("POST", "/api/v1/changes", BODY))).isEqualTo("403 FORBIDDEN");
        viewer.session();
        HttpResponse<String> without = viewer.send("POST", "/api/v1/changes", BODY);

        assertThat(without.statusCode()).isEqualTo(403);
        assertThat(without.body())
                .isEqualTo("{\"error\":{\"code\":\"FORBIDDEN\",\"message\":\"The request does not show the token of its"
                        + " session.\",\"hint\":\"It is in the answer to GET /api/v1/session, and goes into the header"
                        + " X-CSRF-Token; the page gets it when it is loaded again.\"}}");
        assertThat(code(viewer.send("POST", "/api/v1/changes", BODY, "X-CSRF-Token", "x")))
                .isEqualTo("403 FORBIDDEN");
        assertThat(code(viewer.send("DELETE", "/api/v1/changes", "", "X-CSRF-Token", "")))
                .isEqualTo("403 FORBIDDEN");
        assertThat(code(viewer.send("DELETE", "/api/v1/session", ""))).isEqualTo("403 FORBIDDEN");
        assertThat(viewer.change("DELETE", "/api/v1/changes", "").statusCode()).isEqualTo(204);
    }

    @Test
    void takesNoTokenOfAnothersSession() throws IOException {
        TestExplorer.Viewer viewer = viewerOf(TestExplorer.open());
        viewer.session();
        TestExplorer.Viewer other = explorer.viewer();
        other.session();
        other.takeCookie(viewer.cookie());

        assertThat(code(other.change("POST", "/api/v1/changes", BODY))).isEqualTo("403 FORBIDDEN");
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Origin, http://evil.example",
        "Origin, null",
        "Origin, https://127.0.0.1:%d",
        "Origin, http://127.0.0.1:1",
        "Origin, '::'"
    })
    void answersNoPageOfAnotherSite(String header, String value) throws IOException {
        TestExplorer.Viewer viewer = viewerOf(TestExplorer.withToken());
        String sent = value.replace("%d", Integer.toString(explorer.port()));

        assertThat(code(viewer.get("/api/v1/session", header, sent))).isEqualTo("403 FORBIDDEN");
        assertThat(code(viewer.send(
                        "POST", "/api/v1/session", RIGHT, "Content-Type", "application/json", header, sent)))
                .isEqualTo("403 FORBIDDEN");
    }

    @Test
    void answersItsOwnPage() throws IOException {
        TestExplorer.Viewer viewer = viewerOf(TestExplorer.open());
        String origin = "http://127.0.0.1:" + explorer.port();

        assertThat(viewer.get("/api/v1/who", "Origin", origin, "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void takesNoLoginThatAFormOfAnotherSiteCouldSend() throws IOException {
        TestExplorer.Viewer viewer = viewerOf(TestExplorer.withToken());

        assertThat(code(viewer.send("POST", "/api/v1/session", RIGHT, "Content-Type", "text/plain")))
                .isEqualTo("400 BAD_REQUEST");
    }

    @Test
    void letsThoseWaitWhoTryAgainAndAgain() throws IOException {
        TestExplorer.Viewer viewer = viewerOf(TestExplorer.withToken());
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(code(viewer.login(WRONG))).isEqualTo("401 LOGIN_NEEDED");
        }
        HttpResponse<String> waiting = viewer.login(RIGHT);

        assertThat(waiting.statusCode()).isEqualTo(429);
        assertThat(waiting.headers().firstValue("Retry-After")).contains("30");
        assertThat(waiting.body())
                .isEqualTo("{\"error\":{\"code\":\"TOO_MANY\",\"message\":\"Too many have tried to log in with what is"
                        + " wrong.\",\"hint\":\"Try again in 30 s.\"}}");
        clock.pass(Duration.ofSeconds(30));
        assertThat(viewer.login(RIGHT).statusCode()).isEqualTo(200);
    }
}

package org.niffler.app.explorer.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class PageFilesTest {

    @Test
    void beginsWithTheIndexOfItsFolder() throws Exception {
        PageFiles files = new PageFiles("/org/niffler/app/explorer/http/testpage/");
        Javalin http = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    files.addTo(config.routes);
                })
                .start("127.0.0.1", 0);
        try {
            HttpResponse<String> index = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http.port() + "/"))
                                    .build(),
                            BodyHandlers.ofString());

            assertThat(index.statusCode()).isEqualTo(200);
            assertThat(index.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
            assertThat(index.body()).contains("<title>Only for tests</title>");
        } finally {
            http.stop();
        }
    }
}

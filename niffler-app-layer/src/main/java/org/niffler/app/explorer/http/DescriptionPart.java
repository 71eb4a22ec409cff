package org.niffler.app.explorer.http;

import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The description of the API, for programs and their authors (OpenAPI 3.1). */
final class DescriptionPart implements ApiPart {

    private static final String RESOURCE = "/org/niffler/app/explorer/openapi.json";

    @Override
    public void addTo(RoutesConfig routes) {
        byte[] description = read();
        routes.get(
                ROOT + "/openapi.json",
                context -> context.contentType("application/json").result(description));
    }

    private static byte[] read() {
        try (InputStream stream = DescriptionPart.class.getResourceAsStream(RESOURCE)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.niffler.app.explorer.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.javalin.Javalin;
import io.javalin.router.Endpoint;
import io.javalin.router.ParsedEndpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Holds what the API does against its description. */
public final class ApiAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    private final JsonNode description;

    private ApiAnswers(JsonNode description) {
        this.description = description;
    }

    /** As it is shipped. */
    public static ApiAnswers described() {
        try (InputStream stream = ExplorerServer.class.getResourceAsStream("/org/niffler/app/explorer/openapi.json")) {
            return new ApiAnswers(JSON.readTree(stream));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Asserts that an answer is one of its route's.
     *
     * @param method such as {@code GET}
     * @param route as described, without the API's root: {@code /studies/{ref}}
     */
    public void assertFits(String method, String route, HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type").orElse("nothing"))
                .as("of " + method + " " + route)
                .startsWith(mediaType(method, route, answer.statusCode()));
        assertFits(method, route, answer.statusCode(), answer.body());
    }

    /** The same of a status and a body of JSON. */
    public void assertFits(String method, String route, int status, String body) {
        JsonNode schema =
                content(method, route, status).path("application/json").path("schema");
        if (schema.isMissingNode()) {
            assertThat(status).as(method + " " + route + " has no body for it").isIn(200, 204);
            return;
        }
        assertThat(mistakes(schema, body))
                .as("%s %s answered %d: %s", method, route, status, body)
                .isEmpty();
    }

    /** The kind of body that is described for a status; nothing where there is none. */
    private String mediaType(String method, String route, int status) {
        JsonNode content = content(method, route, status);
        return content.isEmpty() ? "nothing" : content.fieldNames().next();
    }

    private JsonNode content(String method, String route, int status) {
        JsonNode operation = description.path("paths").path(route).path(method.toLowerCase(Locale.ROOT));
        assertThat(operation.isObject())
                .as(method + " " + route + " is described")
                .isTrue();
        JsonNode responses = operation.path("responses");
        JsonNode response = responses.has(Integer.toString(status))
                ? responses.get(Integer.toString(status))
                : resolved(responses.get("default"));
        boolean expected = responses.has(Integer.toString(status)) || status >= 400;
        assertThat(expected).as(method + " " + route + " may answer " + status).isTrue();
        return response.path("content");
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? description.at(node.get("$ref").textValue().substring(1)) : node;
    }

    /** With the schemas that it refers to, in the place where a schema that stands alone has them. */
    private List<String> mistakes(JsonNode schema, String body) {
        ObjectNode whole = JSON.createObjectNode();
        whole.setAll((ObjectNode) schema.deepCopy());
        whole.set("$defs", description.at("/components/schemas"));
        Schema compiled = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole.toString().replace("#/components/schemas/", "#/$defs/"), InputFormat.JSON);
        return compiled
                .validate(
                        body,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .toList();
    }

    /** Every route of the description, as {@code GET /studies/{}}. */
    public Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    assertThat(METHODS).contains(method);
                    routes.add(route(method, path.getKey()));
                }));
        return routes;
    }

    /** Every route that parts add, in the same form. */
    public static Set<String> routesOf(Collection<? extends ApiPart> parts) {
        Javalin http = Javalin.create(config -> parts.forEach(part -> part.addTo(config.routes)));
        Set<String> routes = new TreeSet<>();
        for (ParsedEndpoint parsed : http.unsafe.internalRouter.allHttpHandlers()) {
            Endpoint endpoint = parsed.endpoint;
            assertThat(endpoint.path).startsWith(ApiPart.ROOT + "/");
            routes.add(route(endpoint.method.name(), endpoint.path.substring(ApiPart.ROOT.length())));
        }
        return routes;
    }

    /** What is filled in may be called otherwise. */
    private static String route(String method, String path) {
        return method.toUpperCase(Locale.ROOT) + " " + path.replaceAll("\\{[^}]*}|<[^>]*>", "{}");
    }
}

package org.niffler.app.explorer.http;

import io.javalin.config.RoutesConfig;

/** Some of the API's routes, below {@value #ROOT}. Viewers are let in before their requests come here. */
@FunctionalInterface
public interface ApiPart {

    /** Where the API is. */
    String ROOT = "/api/v1";

    /** Adds its routes; their handlers throw {@link Refusal} for what they cannot answer. */
    void addTo(RoutesConfig routes);
}

package org.niffler.app.explorer.operations;

import io.javalin.config.RoutesConfig;
import org.niffler.app.explorer.http.ApiPart;

/** How the metadata service stands, and stood during the last day. */
public final class OperationsPart implements ApiPart {

    private final OperationsSampler sampler;

    /** @param sampler somebody else starts and closes it */
    public OperationsPart(OperationsSampler sampler) {
        this.sampler = sampler;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ROOT + "/operations", context -> context.json(sampler.status()));
        routes.get(ROOT + "/operations/history", context -> context.json(sampler.history()));
    }
}

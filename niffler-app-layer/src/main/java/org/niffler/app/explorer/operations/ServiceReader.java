package org.niffler.app.explorer.operations;

import java.util.Set;

/** Reads what the service tells of itself. May be used by several threads. */
final class ServiceReader {

    static final String METRICS = "/metrics";

    private static final Set<Integer> OK = Set.of(200);

    /** A service that is not well says why with 503. */
    private static final Set<Integer> WELL_OR_NOT = Set.of(200, 503);

    private final ServiceClient client;

    ServiceReader(ServiceClient client) {
        this.client = client;
    }

    String address() {
        return client.address();
    }

    Health live() throws ServiceException {
        return Health.parse(client.get("/health/live", WELL_OR_NOT));
    }

    Health ready() throws ServiceException {
        return Health.parse(client.get("/health/ready", WELL_OR_NOT));
    }

    ServiceFigures figures() throws ServiceException {
        return ServiceFigures.of(MetricsText.parse(client.get(METRICS, OK)));
    }
}

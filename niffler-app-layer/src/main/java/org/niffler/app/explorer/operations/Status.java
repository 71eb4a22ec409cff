package org.niffler.app.explorer.operations;

import java.util.List;
import java.util.Optional;

/** How the service stands, as the API tells it; null is what is not known. */
record Status(
        boolean configured,
        String url,
        boolean reachable,
        String why,
        Health live,
        Health ready,
        ServiceFigures.Now now,
        Change.Rates rates,
        Change.Lag lag,
        List<ServiceFigures.Sender> senders) {

    static Status unknown() {
        return new Status(
                false,
                null,
                false,
                "The explorer was not told where the metadata service is. OperationsUrl says it, such as http://127.0.0.1:9108.",
                null,
                null,
                null,
                null,
                null,
                List.of());
    }

    static Status away(String url, String why) {
        return new Status(true, url, false, why, null, null, null, null, null, List.of());
    }

    static Status of(String url, Health live, Health ready, ServiceFigures figures, Optional<Change> change) {
        return new Status(
                true,
                url,
                true,
                null,
                live,
                ready,
                figures.now(),
                change.map(Change::rates).orElse(null),
                change.map(Change::inLag)
                        .filter(lag -> lag.medianSeconds() != null)
                        .orElse(null),
                figures.senders());
    }
}

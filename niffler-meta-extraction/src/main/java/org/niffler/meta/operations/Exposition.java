package org.niffler.meta.operations;

/**
 * The metrics as text.
 *
 * @param contentType with the version of the format
 */
record Exposition(String contentType, String text) {

    /** The two text formats that Prometheus asks for. */
    enum Format {
        PROMETHEUS("text/plain; version=0.0.4; charset=utf-8"),
        OPEN_METRICS("application/openmetrics-text; version=1.0.0; charset=utf-8");

        private final String contentType;

        Format(String contentType) {
            this.contentType = contentType;
        }

        String contentType() {
            return contentType;
        }

        /** @param accept the header of the request; null if it has none */
        static Format accepted(String accept) {
            return accept != null && accept.contains("application/openmetrics-text") ? OPEN_METRICS : PROMETHEUS;
        }
    }
}

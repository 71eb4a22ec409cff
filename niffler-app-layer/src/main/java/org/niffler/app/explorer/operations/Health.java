package org.niffler.app.explorer.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer of the service to a question for its health.
 *
 * @param status in a word or two
 */
record Health(String status, List<Check> checks) {

    private static final ObjectMapper JSON = new ObjectMapper();

    record Check(String name, boolean good, String text) {}

    /** @throws ServiceException if it is no such answer */
    static Health parse(String text) throws ServiceException {
        JsonNode answer = parsed(text);
        if (!answer.path("status").isTextual() || !answer.path("checks").isObject()) {
            throw unlike(null);
        }
        List<Check> checks = new ArrayList<>();
        answer.get("checks")
                .properties()
                .forEach(check -> checks.add(new Check(
                        check.getKey(),
                        check.getValue().path("ok").asBoolean(false),
                        check.getValue().path("detail").asText(""))));
        return new Health(answer.get("status").asText(), List.copyOf(checks));
    }

    private static JsonNode parsed(String text) throws ServiceException {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw unlike(e);
        }
    }

    private static ServiceException unlike(Exception cause) {
        return new ServiceException(
                "The answer about health is not that of a metadata service: is this the OperationsPort of"
                        + " meta-extraction?",
                cause);
    }
}

package org.niffler.app.explorer.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** An error as the API tells it. */
record ErrorBody(Detail error) {

    private static final ObjectMapper JSON = new ObjectMapper();

    record Detail(String code, String message, String hint) {}

    static ErrorBody of(String code, String message, String hint) {
        return new ErrorBody(new Detail(code, message, hint));
    }

    String text() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // three strings can be written
        }
    }
}

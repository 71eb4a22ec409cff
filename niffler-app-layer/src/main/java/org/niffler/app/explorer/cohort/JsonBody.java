package org.niffler.app.explorer.cohort;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import java.io.CharConversionException;
import java.io.IOException;
import org.niffler.app.explorer.http.Refusal;

/** Reads what a request sends. */
final class JsonBody {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonBody() {}

    /** @throws Refusal if it is no JSON of this form */
    static <T> T read(Context context, Class<T> form) {
        try {
            T body = JSON.readValue(context.bodyAsBytes(), form);
            if (body != null) {
                return body;
            }
        } catch (JsonProcessingException | CharConversionException e) {
            // Jackson quotes what was sent, which may name a patient.
            throw wrong();
        } catch (IOException e) {
            // Nobody hears it: the connection was closed while the body was on its way.
            throw new Refusal(Refusal.Kind.BAD_REQUEST, "The request's body did not come whole.");
        }
        throw wrong();
    }

    private static Refusal wrong() {
        return new Refusal(
                Refusal.Kind.BAD_REQUEST, "The request's body is not the JSON object that is expected here.");
    }
}

package org.niffler.workflow.run;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** Reads {@code result.json}, in which a program may say what it has found. */
final class ResultFile {

    static final String NAME = "result.json";

    private static final int LARGEST = 1 << 20;

    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * What was read.
     *
     * @param object empty if there is none that can be used
     * @param problem why not, though there is a file; empty if there is no problem
     */
    record Content(Optional<String> object, String problem) {}

    /** @throws IOException if the disk fails */
    Content read(Path output) throws IOException {
        Path file = output.resolve(NAME);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return new Content(Optional.empty(), "");
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return problem("is not a file"); // a link may lead anywhere, a pipe never ends
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LARGEST + 1);
        } catch (AccessDeniedException e) {
            return problem("cannot be read");
        }
        return bytes.length > LARGEST ? problem("is larger than 1 MiB") : parsed(bytes);
    }

    private Content parsed(byte[] bytes) {
        try {
            JsonNode read = json.readTree(bytes);
            return read != null && read.isObject()
                    ? new Content(Optional.of(unicode(read.toString())), "")
                    : problem("holds no JSON object");
        } catch (IOException notJson) {
            return problem("holds no JSON object");
        }
    }

    /** Half a surrogate pair, which JSON may hold, is refused by whatever writes bytes. */
    private static String unicode(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static Content problem(String what) {
        return new Content(Optional.empty(), NAME + " " + what + " and is not kept with the run");
    }
}

package org.niffler.testkit.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The documents of one collection, as {@code show} printed them into a file. */
record StoredDocuments(Path file, List<JsonNode> documents) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** @throws IOException if the file cannot be read, or a line is no JSON */
    static StoredDocuments read(Path file) throws IOException {
        List<JsonNode> documents = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            documents.add(MAPPER.readTree(line));
        }
        return new StoredDocuments(file, List.copyOf(documents));
    }

    String collection() {
        return file.getFileName().toString().replaceFirst("\\.jsonl$", "");
    }

    /** Of all documents that have it, in the order of the documents. */
    List<String> values(String key) {
        return documents.stream()
                .filter(document -> document.has(key))
                .map(document -> document.get(key).asText())
                .toList();
    }

    Optional<JsonNode> with(String key, String value) {
        return with(Map.of(key, value));
    }

    /** The first that has all of these values. */
    Optional<JsonNode> with(Map<String, String> values) {
        return documents.stream()
                .filter(document -> values.entrySet().stream()
                        .allMatch(each -> document.path(each.getKey()).asText().equals(each.getValue())))
                .findFirst();
    }
}

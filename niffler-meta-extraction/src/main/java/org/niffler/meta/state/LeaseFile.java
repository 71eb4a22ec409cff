package org.niffler.meta.state;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * A lease as a small JSON file, which an operator may read, write and remove by hand: {@code {"folder":
 * "P1/1.2.3/1.2.3.4", "owner": "research", "since": "2024-05-06T07:08:09Z"}}. Only the folder must be there.
 */
final class LeaseFile {

    static final String EXTENSION = ".json";

    /** What the name of one that is not whole yet ends with, behind its extension. */
    static final String HALF_WRITTEN = ".tmp";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private LeaseFile() {}

    /** A file that is no lease. The message does not repeat what it holds: a folder's name tells a patient's ID. */
    static final class NoLeaseException extends IOException {

        private static final long serialVersionUID = 1L;

        NoLeaseException(String message) {
            super(message);
        }
    }

    /**
     * @throws NoLeaseException if it does not say which folder it is for
     * @throws IOException if it cannot be read
     */
    static Lease read(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        JsonNode lease = parse(content);
        String since = text(lease, "since", "");
        try {
            return new Lease(
                    file.getFileName().toString(),
                    folder(lease),
                    text(lease, "owner", "unknown"),
                    since.isEmpty() ? Files.getLastModifiedTime(file).toInstant() : Instant.parse(since));
        } catch (DateTimeException e) {
            throw new NoLeaseException("its \"since\" is no time such as 2024-05-06T07:08:09Z");
        }
    }

    private static JsonNode parse(byte[] content) throws NoLeaseException {
        try {
            JsonNode parsed = JSON.readTree(content);
            if (parsed.isObject()) {
                return parsed;
            }
        } catch (JsonProcessingException e) {
            throw new NoLeaseException(
                    "it is no JSON from line " + e.getLocation().getLineNr() + " on");
        } catch (IOException e) {
            throw new NoLeaseException("it is no JSON"); // bytes that are no text
        }
        throw new NoLeaseException("it is no JSON object");
    }

    private static String folder(JsonNode lease) throws NoLeaseException {
        String folder = text(lease, "folder", "");
        if (!isInside(folder)) {
            throw new NoLeaseException("its \"folder\" is not one in the storage folder, relative to it, such as"
                    + " PATIENT/STUDY/SERIES");
        }
        return folder;
    }

    /** Whether it is written as folders in the storage folder are: any other way of writing would protect nothing. */
    static boolean isInside(String folder) {
        try {
            Path path = Path.of(folder);
            return !folder.isEmpty()
                    && !path.isAbsolute()
                    && !path.startsWith("..")
                    && path.normalize().toString().equals(folder);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static String text(JsonNode lease, String name, String otherwise) throws NoLeaseException {
        JsonNode value = lease.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isTextual()) {
            throw new NoLeaseException("its \"" + name + "\" is no text");
        }
        return value.textValue();
    }

    /** Appears whole, and survives a power failure when this returns. */
    static void write(Lease lease, Path file) throws IOException {
        Path beside = file.resolveSibling("." + file.getFileName() + HALF_WRITTEN);
        try {
            try (FileChannel channel =
                            FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    OutputStream out = Channels.newOutputStream(channel)) {
                out.write(content(lease));
                channel.force(true);
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
            forceFolder(file.getParent());
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static byte[] content(Lease lease) throws IOException {
        ObjectNode json = JSON.createObjectNode()
                .put("folder", lease.folder())
                .put("owner", lease.owner())
                .put("since", lease.since().toString());
        return (JSON.writeValueAsString(json) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void forceFolder(Path folder) throws IOException {
        try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
            entries.force(true);
        }
    }
}

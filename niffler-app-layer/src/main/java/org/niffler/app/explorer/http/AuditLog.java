package org.niffler.app.explorer.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.niffler.dicom.file.OwnerPermissions;

/**
 * Who has seen whom: a line of JSON for each answer that shows who patients are, in a file that only its owner may read. Each
 * line opens it anew, so that it may be set aside for another at any time. May be used by several threads.
 */
final class AuditLog {

    private final Path file;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();

    /** @param route as in the description of the API: without what was filled in */
    record View(Optional<String> user, String remote, String method, String route, int status, List<String> subjects) {}

    private AuditLog(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /** @throws IOException if it cannot be written; the message says which file */
    static AuditLog open(Path file, Clock clock) throws IOException {
        AuditLog log = new AuditLog(file, clock);
        try {
            log.append(new byte[0]);
            if (OwnerPermissions.areKnown(file)) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
        } catch (IOException e) {
            throw new IOException(
                    "AuditLog: " + file + " cannot be written (" + e.getClass().getSimpleName()
                            + "), and nothing that says who patients are is shown without it; name another file",
                    e);
        }
        return log;
    }

    /** Returns when the line is on the disk. */
    void write(View view) throws IOException {
        ObjectNode line = json.createObjectNode();
        line.put("at", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        line.put("user", view.user.orElse(null));
        line.put("remote", view.remote);
        line.put("method", view.method);
        line.put("route", view.route);
        line.put("status", view.status);
        view.subjects.forEach(line.putArray("subjects")::add);
        append((json.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private synchronized void append(byte[] line) throws IOException {
        Set<StandardOpenOption> options =
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        FileAttribute<?>[] ownersOnly = OwnerPermissions.ofFile(file);
        try (FileChannel channel = FileChannel.open(file, options, ownersOnly)) {
            ByteBuffer bytes = ByteBuffer.wrap(line);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        }
    }
}

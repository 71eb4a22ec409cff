package org.niffler.metadata.mongo.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the running server says how to reach it, readable by its owner only: host and port in the first line, the password in
 * the second. After a kill -9 it says what is no longer true.
 */
public final class AddressFile {

    private static final Pattern ADDRESS = Pattern.compile(Pattern.quote(Access.HOST) + ":(\\d{1,5})");

    private final Path file;

    /** @param folder of the store */
    public AddressFile(Path folder) {
        file = folder.resolve("metadata-store.address");
    }

    /** Empty if there is none, or none that can be understood. */
    public Optional<Access> read() throws IOException {
        try {
            List<String> lines = Files.readAllLines(file);
            var address = ADDRESS.matcher(lines.isEmpty() ? "" : lines.get(0));
            return lines.size() == 2 && address.matches()
                    ? Optional.of(new Access(Integer.parseInt(address.group(1)), lines.get(1)))
                    : Optional.empty();
        } catch (NoSuchFileException notServedYet) {
            return Optional.empty();
        }
    }

    void write(Access access) throws IOException {
        Path beside = OwnerOnly.createTemporary(file.getParent());
        try {
            Files.write(beside, List.of(access.toString(), access.password()));
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}

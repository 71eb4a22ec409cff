package org.niffler.deid;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The file with the key of the pseudonyms: a comment and 64 hexadecimal digits. Who has it can tell which pseudonym a given
 * identifier has, so that only its owner may read it. Without it, the same pseudonyms cannot be made again.
 */
public final class KeyFile {

    /** The output length of SHA-256: a longer key adds no strength (RFC 2104 section 3), a shorter one takes some. */
    static final int KEY_BYTES = 32;

    private static final Set<PosixFilePermission> NOT_THE_OWNERS = EnumSet.complementOf(EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));
    private static final Pattern KEY = Pattern.compile("[0-9a-fA-F]{" + 2 * KEY_BYTES + "}");

    private KeyFile() {}

    /**
     * The key in this file; if there is none, a new one is made and the file with it, readable by its owner only. Processes
     * that do so at the same time get the same key.
     *
     * @throws KeyFileException if the file cannot be made or read, is open to others, or holds no key
     */
    public static byte[] openOrCreate(Path file) throws KeyFileException {
        try {
            return read(file);
        } catch (NoSuchFileException e) {
            return create(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static byte[] create(Path file) throws KeyFileException {
        try {
            NewKeyFile.make(file);
        } catch (IOException e) {
            throw new KeyFileException(
                    "Cannot make the key file " + file + " (" + reason(e)
                            + "). Make its folder writable for the user that runs Niffler, or name another file.",
                    e);
        }
        try {
            return read(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static byte[] read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new KeyFileException(
                    "The key file " + file + " is a folder. Name a file; it is made if there is none.");
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        refuseIfOpenToOthers(file);
        List<String> keys = lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
        if (keys.size() != 1 || !KEY.matcher(keys.get(0)).matches()) {
            throw new KeyFileException("The key file " + file + " holds no key: one line of " + 2 * KEY_BYTES
                    + " hexadecimal digits belongs there. Restore it from your backup. If there is none, remove the file:"
                    + " a new key is made, and with it other pseudonyms than before.");
        }
        return HexFormat.of().parseHex(keys.get(0));
    }

    private static void refuseIfOpenToOthers(Path file) throws IOException {
        if (!NewKeyFile.hasPosixPermissions(file)) {
            return; // Windows: the folder's access control list decides
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (permissions.stream().anyMatch(NOT_THE_OWNERS::contains)) {
            throw new KeyFileException("The key file " + file + " is open to others ("
                    + PosixFilePermissions.toString(permissions)
                    + "): they could find out whose pseudonyms are whose. Run: chmod 600 " + file);
        }
    }

    private static KeyFileException unreadable(Path file, IOException e) {
        if (e instanceof KeyFileException told) {
            return told;
        }
        return new KeyFileException(
                "Cannot read the key file " + file + " (" + reason(e)
                        + "). Make it readable for the user that runs Niffler, and for nobody else.",
                e);
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileSystemException failed && failed.getReason() != null) {
            return failed.getReason();
        }
        return e.getClass().getSimpleName().replace("Exception", "");
    }
}

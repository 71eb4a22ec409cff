package org.niffler.app.explorer.http;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may log in by name and password: a file as {@code htpasswd -B} writes it, with a line {@code name:hash} for each. It is
 * read again when it has changed. May be used by several threads.
 */
final class UserFile {

    /** bcrypt uses no more of a password. */
    static final int LONGEST_PASSWORD = 72;

    private static final Logger LOG = LoggerFactory.getLogger(UserFile.class);
    private static final Pattern HASH = Pattern.compile("\\$2[aby]\\$(\\d\\d)\\$[./A-Za-z0-9]{53}");
    private static final int LEAST_COST = 4;
    private static final int MOST_COST = 16;
    private static final String HASH_OF_NOBODY = "abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234";

    private final Path file;
    private Content content;

    private record Stamp(FileTime modified, long size) {}

    private record Content(Stamp stamp, Map<String, String> hashes, int highestCost, List<String> mistakes) {}

    private UserFile(Path file, Content content) {
        this.file = file;
        this.content = content;
    }

    /** @throws IOException if it cannot be read, or has mistakes, with all of them and their lines */
    static UserFile open(Path file) throws IOException {
        Content content = read(file);
        if (!content.mistakes.isEmpty()) {
            throw new IOException(String.join(System.lineSeparator(), content.mistakes));
        }
        if (content.hashes.isEmpty()) {
            throw new IOException(
                    "Users: there is nobody in " + file + "; add somebody with: htpasswd -B " + file + " NAME");
        }
        return new UserFile(file, content);
    }

    /** Whether there is such a user now. */
    synchronized boolean has(String name) {
        return current().hashes.containsKey(name);
    }

    /** Takes as long for a name that nobody has. */
    boolean isPassword(String name, String password) {
        Content now;
        synchronized (this) {
            now = current();
        }
        String hash = now.hashes.get(name);
        String compared =
                hash == null ? "$2y$%02d$%s".formatted(Math.max(now.highestCost, LEAST_COST), HASH_OF_NOBODY) : hash;
        boolean same = BCrypt.verifyer()
                .verify(password.getBytes(StandardCharsets.UTF_8), compared.getBytes(StandardCharsets.US_ASCII))
                .verified;
        return same && hash != null;
    }

    private Content current() {
        try {
            if (!stamp(file).equals(content.stamp)) {
                content = read(file);
                content.mistakes.forEach(mistake -> LOG.error("{}; the line is passed over", mistake));
            }
        } catch (IOException e) {
            // Whoever took the file away did not want anybody to log in by it.
            LOG.error("the file of users cannot be read any more, so that none of them may log in: {}", e.getMessage());
            content = new Content(new Stamp(FileTime.fromMillis(0), -1), Map.of(), LEAST_COST, List.of());
        }
        return content;
    }

    private static Stamp stamp(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new Stamp(attributes.lastModifiedTime(), attributes.size());
    }

    private static Content read(Path file) throws IOException {
        try {
            Stamp stamp = stamp(file);
            Map<String, String> hashes = new HashMap<>();
            List<String> mistakes = new ArrayList<>();
            int highestCost = LEAST_COST;
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                if (!line.isBlank() && !line.startsWith("#")) {
                    highestCost = Math.max(
                            highestCost,
                            add(line.strip(), hashes, mistakes, "Users: " + file + ", line " + number + ": "));
                }
            }
            return new Content(stamp, Map.copyOf(hashes), highestCost, List.copyOf(mistakes));
        } catch (NoSuchFileException e) {
            throw new IOException(
                    "Users: " + file + " is not there; make it with: htpasswd -c -B " + file + " NAME", e);
        }
    }

    /** The cost of the line's hash; that of none if it has a mistake. */
    private static int add(String line, Map<String, String> hashes, List<String> mistakes, String where) {
        int colon = line.indexOf(':');
        Matcher hash = HASH.matcher(line.substring(colon + 1));
        if (colon < 1) {
            mistakes.add(where + "expected NAME:HASH");
        } else if (!hash.matches()) {
            mistakes.add(where + "what follows the name is no hash of bcrypt; make the line with: htpasswd -B");
        } else if (Integer.parseInt(hash.group(1)) < LEAST_COST || Integer.parseInt(hash.group(1)) > MOST_COST) {
            mistakes.add(where + "the cost of the hash must be from " + LEAST_COST + " to " + MOST_COST + ", and is "
                    + hash.group(1) + "; make the line with: htpasswd -B -C 12");
        } else if (hashes.putIfAbsent(line.substring(0, colon), hash.group()) != null) {
            mistakes.add(where + "there is a line for the same name above");
        } else {
            return Integer.parseInt(hash.group(1));
        }
        return LEAST_COST;
    }
}

package org.niffler.app.deidentify;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.niffler.app.openpgp.EncryptedFile;
import org.niffler.app.openpgp.Recipient;

/**
 * The encrypted list of what was replaced by what, as CSV: kind, original, replacement. Each pair stands there once; of those
 * that do, memory holds a number, some fifty bytes each.
 */
public final class ReidentificationFile implements Reidentification {

    private final EncryptedFile file;
    private final Writer text;
    private final Set<Long> noted = new HashSet<>();

    private ReidentificationFile(EncryptedFile file) throws IOException {
        this.file = file;
        this.text = new BufferedWriter(new OutputStreamWriter(file.content(), StandardCharsets.UTF_8));
        text.write("kind,original,replacement\n");
    }

    /** @throws IOException if it cannot be made; the message says why */
    public static ReidentificationFile begin(Path path, Recipient recipient) throws IOException {
        return new ReidentificationFile(EncryptedFile.begin(path, recipient));
    }

    @Override
    public void add(Level level, String original, String replacement) throws IOException {
        if (noted.add(digest(level + "\0" + original))) {
            text.write(
                    level.name().toLowerCase(Locale.ROOT) + "," + quoted(original) + "," + quoted(replacement) + "\n");
        }
    }

    /** Two of a billion identifiers have the same eight bytes once in forty runs; one of them is missing then. */
    private static long digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256, which every Java platform has.", e);
        }
    }

    /** RFC 4180. As it is, formulas too: who joins tables by it needs the very text. */
    private static String quoted(String cell) {
        return '"' + cell.replace("\"", "\"\"") + '"';
    }

    @Override
    public void complete() throws IOException {
        text.flush();
        file.complete();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

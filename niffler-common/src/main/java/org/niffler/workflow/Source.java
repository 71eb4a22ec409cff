package org.niffler.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A workflow's file, as it was when it was read.
 *
 * @param text empty if it could not be read
 * @param problem why it could not
 */
record Source(Path file, Optional<String> text, Optional<WorkflowProblem> problem) {

    static final int MOST_BYTES = 1024 * 1024;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    static Source read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            return bytes.length > MOST_BYTES
                    ? unreadable(WorkflowProblem.whole(file, "larger than 1 MiB, which no workflow is; take it away"))
                    : decoded(file, bytes);
        } catch (NoSuchFileException e) {
            return unreadable(WorkflowProblem.whole(file, "no such file (looked for " + file.toAbsolutePath() + ")"));
        } catch (AccessDeniedException e) {
            return unreadable(WorkflowProblem.whole(file, "may not be read by this user; change its permissions"));
        } catch (IOException e) {
            String why = Files.isDirectory(file) ? "a folder, not a file" : "cannot be read: " + e.getMessage();
            return unreadable(WorkflowProblem.whole(file, why));
        }
    }

    private static Source decoded(Path file, byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer from = ByteBuffer.wrap(bytes);
        CharBuffer to = CharBuffer.allocate(bytes.length);
        boolean wrong = decoder.decode(from, to, true).isError();
        String text = to.flip().toString();
        String plain = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        if (wrong) {
            Place place = Place.of(plain, plain.length());
            return unreadable(new WorkflowProblem(
                    file, place.line(), place.column(), "not UTF-8 text from here on; save the file as UTF-8"));
        }
        return new Source(file, Optional.of(plain), Optional.empty());
    }

    private static Source unreadable(WorkflowProblem problem) {
        return new Source(problem.file(), Optional.empty(), Optional.of(problem));
    }
}

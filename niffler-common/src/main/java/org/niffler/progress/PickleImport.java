package org.niffler.progress;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the progress file of the original Niffler, a Python pickle (protocols 0 to 5) of a list of texts. Can be removed,
 * with the other Pickle classes and their library, once no such files are left.
 */
public final class PickleImport {

    private static final long LARGEST = 1L << 30;

    private PickleImport() {}

    /**
     * The finished keys, {@code PatientID}, {@code PatientID,AccessionNumber} or {@code PatientID,StudyInstanceUID}, in
     * the file's order, each once. A whole number or an ASCII byte string counts as its text, an empty text as nothing;
     * a tuple or set as a list. No object is created but these, whatever the file asks for.
     *
     * @throws JournalException if the file is larger than 1 GiB, cannot be read, is damaged, or holds anything else; the
     *     message quotes no key
     */
    public static List<String> read(Path file) throws JournalException {
        try (PickleInput bytes = new PickleInput(new BufferedInputStream(Files.newInputStream(file)))) {
            if (Files.size(file) > LARGEST) {
                throw new InvalidObjectException("it is larger than 1 GiB");
            }
            return read(bytes).texts();
        } catch (InvalidObjectException e) {
            throw refused(file, e.getMessage());
        } catch (EOFException e) {
            throw refused(file, "it is cut off, or was not written to its end");
        } catch (NoSuchFileException e) {
            throw new JournalException("The progress file " + file + " of the Python version is not there.", e);
        } catch (IOException e) {
            throw new JournalException(
                    "The progress file " + file + " of the Python version cannot be read (" + e.getMessage()
                            + "). Make it readable, or rename it to retrieve everything again.",
                    e);
        }
    }

    private static PickleKeys read(PickleInput bytes) throws IOException {
        Object content = load(bytes);
        if (bytes.peek() >= 0) {
            throw new InvalidObjectException("after its end, at byte " + bytes.position() + ", it goes on");
        }
        if (content instanceof PickleKeys keys) {
            return keys;
        }
        if (content instanceof Object[] tuple) {
            PickleKeys keys = new PickleKeys();
            keys.addAll(Arrays.asList(tuple));
            return keys;
        }
        throw new InvalidObjectException("it holds " + PickleKeys.kindOf(content) + ", not a list of keys");
    }

    private static Object load(PickleInput bytes) throws IOException {
        try {
            return new PickleUnpickler(bytes).load();
        } catch (RuntimeException e) {
            // How the library meets a damaged pickle: a cast, an index or a number fails. The cause could quote a key.
            throw new InvalidObjectException("it is damaged before byte " + bytes.position());
        }
    }

    private static JournalException refused(Path file, String why) {
        return new JournalException("The progress file " + file + " of the Python version cannot be taken over: " + why
                + ". Rename it, or use --from-scratch, to retrieve everything again.");
    }
}

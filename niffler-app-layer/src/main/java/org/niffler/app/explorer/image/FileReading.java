package org.niffler.app.explorer.image;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.niffler.app.explorer.http.Refusal;
import org.niffler.dicom.file.MalformedDataSetException;
import org.niffler.dicom.file.NotDicomException;
import org.niffler.png.image.UndecodableException;
import org.niffler.png.image.UnusableImageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The boundary behind which files are read: whatever is wrong with one is a refusal that says so, without identity. */
final class FileReading {

    private static final Logger LOG = LoggerFactory.getLogger(FileReading.class);

    /** Something that is done with a file. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException, UndecodableException, UnusableImageException;
    }

    private FileReading() {}

    /** @throws Refusal (gone, or unusable) if it failed */
    static <T> T of(Work<T> work) {
        try {
            return work.run();
        } catch (NoSuchFileException | FileNotFoundException e) {
            throw ImageStorage.gone();
        } catch (NotDicomException e) {
            throw unusable("The file is no DICOM file.");
        } catch (MalformedDataSetException e) {
            throw unusable("The file is damaged: " + e.getMessage() + ".");
        } catch (UndecodableException | UnusableImageException e) {
            throw unusable("The image cannot be decoded: " + e.getMessage() + ".");
        } catch (IOException e) {
            // Its message is a path, which identifies a patient.
            throw unusable("The file cannot be read: " + e.getClass().getSimpleName() + ".");
        } catch (Refusal e) {
            throw e;
        } catch (RuntimeException e) {
            // Boundary: one bad file is one error on the page. The message of an exception of the toolkit can be a
            // name.
            LOG.error("an image ended in an internal error, please report it: {}", place(e));
            throw unusable("The image cannot be decoded: internal error "
                    + e.getClass().getSimpleName() + ".");
        } catch (OutOfMemoryError e) {
            // Boundary: one huge image must not end the process; nothing of it is referred to any more.
            throw unusable("The image needs more memory than there is. Give Java more, by -Xmx.");
        }
    }

    private static Refusal unusable(String message) {
        return new Refusal(Refusal.Kind.UNUSABLE, message);
    }

    private static String place(RuntimeException e) {
        StackTraceElement[] trace = e.getStackTrace();
        return e.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}

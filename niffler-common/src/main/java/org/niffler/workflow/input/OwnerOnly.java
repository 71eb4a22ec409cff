package org.niffler.workflow.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.niffler.dicom.file.OwnerPermissions;

/** Folders and files for nobody but the user that makes them. */
final class OwnerOnly {

    private OwnerOnly() {}

    /** Makes a folder that is not there. */
    static Path folder(Path folder) throws IOException {
        return Files.createDirectory(folder, OwnerPermissions.ofFolder(folder));
    }

    /** Makes an empty file that is not there. */
    static Path file(Path file) throws IOException {
        return Files.createFile(file, OwnerPermissions.ofFile(file));
    }

    /** All files in a folder, at any depth, in the order of their names. */
    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Removes a folder with all that is in it, if it is there. */
    static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Why the file system refused something, without the path that its message begins with: paths name patients. */
    static String reason(IOException e) {
        return e instanceof FileSystemException refused && refused.getReason() != null
                ? refused.getReason()
                : e.getClass().getSimpleName();
    }
}

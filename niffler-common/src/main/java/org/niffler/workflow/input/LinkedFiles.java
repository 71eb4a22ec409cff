package org.niffler.workflow.input;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.niffler.workflow.WorkUnit;
import org.niffler.workflow.match.FoundUnit;
import org.niffler.workflow.match.InstanceHeaders;

/**
 * Puts the instances of a unit into a folder as hard links, or as copies where there can be no links. Whatever is removed
 * or renamed in that folder, the originals stay.
 */
final class LinkedFiles {

    private final Path folder;
    private final boolean byFolder;
    private final Map<Path, Path> folders = new HashMap<>();
    private final Set<Path> names = new HashSet<>();

    private LinkedFiles(Path folder, WorkUnit unit) {
        this.folder = folder;
        this.byFolder = unit == WorkUnit.STUDY;
    }

    /**
     * Makes the folder and fills it: an instance or series by the names of its files, a study with a folder for each that
     * its files lie in.
     *
     * @return how many instances there are
     * @throws UnusableInputException if there are none, or one has gone
     */
    static int put(FoundUnit unit, Path folder) throws IOException, UnusableInputException, InterruptedException {
        OwnerOnly.folder(folder);
        LinkedFiles links = new LinkedFiles(folder, unit.kind());
        int count = 0;
        for (Path file : unit.files()) {
            if (Thread.interrupted()) {
                throw new InterruptedException("while the input was prepared");
            }
            count += links.put(file) ? 1 : 0;
        }
        if (count == 0) {
            throw new UnusableInputException("None of its " + unit.files().size() + " files is a DICOM file.");
        }
        return count;
    }

    private boolean put(Path file) throws IOException, UnusableInputException {
        try {
            // A hard link to a symbolic link would be one to the link, and lead elsewhere from here.
            Path original = file.toRealPath();
            if (!InstanceHeaders.isInstance(original)) {
                return false;
            }
            link(original, free(folderOf(file).resolve(file.getFileName().toString())));
            return true;
        } catch (NoSuchFileException e) {
            throw new UnusableInputException("One of its files is no longer there.");
        } catch (AccessDeniedException e) {
            throw new IOException("One of its files may not be read by this user. Change its permissions.");
        } catch (IOException e) {
            throw new IOException("The input cannot be prepared: " + OwnerOnly.reason(e)
                    + ". Look at the disks of the images and of the runs.");
        }
    }

    private Path folderOf(Path file) throws IOException {
        if (!byFolder) {
            return folder;
        }
        Path source = file.toAbsolutePath().normalize().getParent();
        Path target = folders.get(source);
        if (target == null) {
            String name = source.getFileName() == null
                    ? "series"
                    : source.getFileName().toString();
            target = OwnerOnly.folder(free(folder.resolve(name)));
            folders.put(source, target);
        }
        return target;
    }

    /** This path, or one like it: {@code IM1.dcm}, {@code IM1-2.dcm}, ... Files of different folders may share a name. */
    private Path free(Path wanted) {
        Path path = wanted;
        String name = wanted.getFileName().toString();
        int dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
        for (int n = 2; !names.add(path); n++) {
            path = wanted.resolveSibling(name.substring(0, dot) + "-" + n + name.substring(dot));
        }
        return path;
    }

    private static void link(Path original, Path target) throws IOException {
        try {
            Files.createLink(target, original);
        } catch (NoSuchFileException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            // Another file system, one without links, or a file of somebody else, which some systems do not let us
            // link.
            // Written, not copied: a copy would take over who may read it.
            try (OutputStream out = Files.newOutputStream(OwnerOnly.file(target))) {
                Files.copy(original, out);
            }
        }
    }
}

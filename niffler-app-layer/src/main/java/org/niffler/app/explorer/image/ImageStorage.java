package org.niffler.app.explorer.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.niffler.app.explorer.ExplorerSettings;
import org.niffler.app.explorer.http.Refusal;

/**
 * meta-extraction's storage folder, for reading. Nothing outside of it is ever opened, whatever documents and references
 * say, and nothing behind a symbolic link in it: meta-extraction makes none.
 */
final class ImageStorage {

    private static final SeriesPlace.Unknown LINKED =
            new SeriesPlace.Unknown("The images are behind a symbolic link, which the explorer does not follow.");

    private final SeriesFolders folders;

    ImageStorage(Optional<ExplorerSettings.Storage> storage) {
        this.folders = new SeriesFolders(storage);
    }

    /** Looks for the files of a series. */
    SeriesPlace find(SeriesKey key) {
        Optional<SeriesPlace.Unknown> obstacle = folders.obstacle(key);
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        try {
            return look(folders.of(key));
        } catch (NoSuchFileException e) {
            return new SeriesPlace.Gone();
        } catch (IOException e) {
            // Its message is a path, which identifies a patient.
            return new SeriesPlace.Unknown(
                    "The folder of the series cannot be read: " + e.getClass().getSimpleName() + ".");
        }
    }

    private SeriesPlace look(Path folder) throws IOException {
        if (!isItself(folder)) {
            return LINKED;
        }
        List<Path> files = folders.layout().filesOf(folders.layout().nameOf(folder));
        return files.isEmpty()
                ? new SeriesPlace.Gone()
                : new SeriesPlace.There(folder, files, lastChange(folder, files));
    }

    /** Whether nothing on the way from the storage folder is a link. The storage folder itself may be one. */
    private boolean isItself(Path path) throws IOException {
        Path root = folders.layout().root();
        return path.toRealPath().equals(root.toRealPath().resolve(root.relativize(path)));
    }

    /** Folders change when a file in them comes, goes, or is replaced by another. */
    private static FileTime lastChange(Path folder, List<Path> files) throws IOException {
        TreeSet<Path> all = new TreeSet<>(List.of(folder));
        files.forEach(file -> all.add(file.getParent()));
        TreeSet<FileTime> changes = new TreeSet<>();
        for (Path one : all) {
            changes.add(Files.getLastModifiedTime(one, LinkOption.NOFOLLOW_LINKS));
        }
        return changes.last();
    }

    /** How a reference names a file. */
    String nameOf(Path file) {
        return folders.layout().nameOf(file);
    }

    /**
     * The file of an instance.
     *
     * @throws Refusal if it is gone, or is no file of its series
     */
    StoredFile file(InstanceKey key) {
        folders.obstacle(key.of()).ifPresent(why -> {
            throw notFound(why);
        });
        Path file = path(key);
        try {
            if (!file.startsWith(folders.of(key.of()))) {
                throw gone();
            } else if (!isItself(file)) {
                throw notFound(LINKED);
            }
            return StoredFile.at(file);
        } catch (NoSuchFileException e) {
            throw gone();
        } catch (IOException e) {
            throw new Refusal(
                    Refusal.Kind.UNUSABLE,
                    "The file cannot be read: " + e.getClass().getSimpleName() + ".");
        }
    }

    private Path path(InstanceKey key) {
        try {
            return folders.layout().resolve(key.path());
        } catch (IllegalArgumentException e) {
            throw gone(); // it leads out of the storage folder, or is no path
        }
    }

    /**
     * The files of a series.
     *
     * @throws Refusal if there are none to be seen
     */
    SeriesPlace.There files(SeriesKey key) {
        SeriesPlace place = find(key);
        if (place instanceof SeriesPlace.There there) {
            return there;
        }
        throw place instanceof SeriesPlace.Unknown unknown ? notFound(unknown) : gone();
    }

    private static Refusal notFound(SeriesPlace.Unknown unknown) {
        return new Refusal(Refusal.Kind.NOT_FOUND, unknown.why());
    }

    static Refusal gone() {
        return new Refusal(
                Refusal.Kind.GONE,
                "The file is not in the storage folder any more.",
                "The storage folder is cleaned regularly. Export the study, and retrieve it with cold-extraction.");
    }
}

package org.niffler.app.explorer.cohort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.niffler.app.explorer.http.Refusal;
import org.niffler.app.query.CohortFilter;
import org.niffler.app.report.OutputFile;
import org.niffler.dicom.file.DurableFiles;
import org.niffler.dicom.file.OwnerPermissions;
import org.niffler.filter.FilterException;
import org.niffler.filter.FilterFile;

/** Filters that viewers saved: a {@code .cohort} file each, which the command's {@code --filter} takes, too. */
public final class SavedFilters {

    static final int MOST = 500;
    static final int MOST_BYTES = 64 * 1024;

    private static final String EXTENSION = ".cohort";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9 _-]{1,64}");

    /** Windows takes them for devices, whatever their extension. */
    private static final Pattern DEVICE = Pattern.compile("(?i)con|prn|aux|nul|com[0-9]|lpt[0-9]");

    private final Path folder;

    /**
     * A filter.
     *
     * @param text null if it cannot be read
     * @param attributes that it asks about
     * @param problem why it cannot be asked; null if it can
     */
    record Saved(String name, String text, Instant modified, Set<String> attributes, String problem) {}

    /** @param folder is made, for its owner only, with the first filter */
    public SavedFilters(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    /**
     * All of them, by their names.
     *
     * @throws IOException if the folder cannot be read
     */
    synchronized List<Saved> all() throws IOException {
        List<Saved> saved = new ArrayList<>();
        for (Path file : files()) {
            saved.add(saved(file));
        }
        return saved;
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(EXTENSION))
                    .filter(file -> NAME.matcher(name(file)).matches())
                    .sorted(Comparator.comparing(SavedFilters::name))
                    .toList();
        }
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - EXTENSION.length());
    }

    private static Saved saved(Path file) throws IOException {
        Instant modified =
                Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return new Saved(name(file), null, modified, Set.of(), "It is a link or a folder, and is not read.");
        }
        if (Files.size(file) > MOST_BYTES) {
            return new Saved(name(file), null, modified, Set.of(), "It is larger than 64 KB, and is not read.");
        }
        String text = null;
        try {
            text = FilterFile.text(file);
            return new Saved(
                    name(file), text, modified, CohortFilter.parse(text).attributes(), null);
        } catch (FilterException e) {
            String problem = text == null
                    ? "It cannot be read as UTF-8 text."
                    : Questions.refusal(e).getMessage();
            return new Saved(name(file), text, modified, Set.of(), problem);
        }
    }

    /**
     * Saves one, in the place of what has the name.
     *
     * @param text that was read as a filter
     * @throws Refusal if the name cannot be one, the text is too long, or there are too many
     * @throws IOException if it cannot be written
     */
    synchronized void save(String name, String text) throws IOException {
        Path file = file(name);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MOST_BYTES) {
            throw new Refusal(
                    Refusal.Kind.BAD_REQUEST, "The filter has more than 64 KB.", "Shorten it, or keep it in a file.");
        }
        if (!Files.exists(file) && files().size() >= MOST) {
            throw new Refusal(Refusal.Kind.BAD_REQUEST, "There are " + MOST + " saved filters already.", "Delete one.");
        }
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, OwnerPermissions.ofFolder(folder));
        }
        try (OutputFile output = OutputFile.begin(file, true)) {
            Files.write(output.part(), bytes);
            output.complete();
        }
        DurableFiles.force(List.of(file));
    }

    /**
     * Deletes one.
     *
     * @throws Refusal if there is none, or the name cannot be one
     * @throws IOException if it cannot be deleted
     */
    synchronized void delete(String name) throws IOException {
        if (!Files.deleteIfExists(file(name))) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "There is no saved filter of this name.");
        }
    }

    private Path file(String name) {
        if (!NAME.matcher(name).matches() || !name.equals(name.strip()) || name.startsWith("-")) {
            throw new Refusal(
                    Refusal.Kind.BAD_REQUEST,
                    "A filter cannot have this name.",
                    "Give it 1 to 64 letters, digits, blanks, hyphens and underscores; no blank at the beginning or the"
                            + " end, and no hyphen at the beginning.");
        }
        if (DEVICE.matcher(name).matches()) {
            throw new Refusal(
                    Refusal.Kind.BAD_REQUEST, "A filter cannot have the name of a device.", "Give it another name.");
        }
        Path file = folder.resolve(name + EXTENSION);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new Refusal(
                    Refusal.Kind.BAD_REQUEST,
                    "What has this name is a link or a folder, and is left alone.",
                    "Give the filter another name.");
        }
        return file;
    }
}

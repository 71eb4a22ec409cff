package org.niffler.meta.state;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The leases on series, each a file in {@code leases/} of the state folder: they survive a restart, {@code ls} shows them,
 * and an operator may put or remove one by hand. A series with a lease is not deleted; several may stand on one. May be
 * used by several threads.
 *
 * <p>While one of the files cannot be read, every series counts as leased: the unreadable one may stand on any.
 */
public final class LeaseFolder {

    public static final String NAME = "leases";

    private static final Logger LOG = LoggerFactory.getLogger(LeaseFolder.class);

    private final Path folder;
    private final Clock clock;
    private final Map<String, Lease> byName = new HashMap<>();
    private final Map<String, Integer> countByFolder = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    private LeaseFolder(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * Makes the folder if there is none, and reads what is in it. Unreadable leases are warned of.
     *
     * @throws IOException if it cannot be made or listed
     */
    public static LeaseFolder open(Path stateFolder, Clock clock) throws IOException {
        Path folder = stateFolder.toAbsolutePath().normalize().resolve(NAME);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new IOException(
                    "Cannot make the folder of leases " + folder + " ("
                            + e.getClass().getSimpleName()
                            + "); give the user '" + System.getProperty("user.name")
                            + "' write permission on the StateFolder",
                    e);
        }
        LeaseFolder leases = new LeaseFolder(folder, clock);
        leases.readAgain();
        return leases;
    }

    /**
     * Reads the folder again, for what an operator has changed in it.
     *
     * @return what is wrong with the files that cannot be read, each with what to do; empty if all can
     * @throws IOException if the folder cannot be listed; then what was known of it still holds
     */
    public synchronized List<String> readAgain() throws IOException {
        Map<String, Lease> found = new HashMap<>();
        List<String> wrong = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, file -> !isHidden(file))) {
            for (Path file : files) {
                read(file, found, wrong);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        wrong.stream().filter(problem -> !problems.contains(problem)).forEach(LOG::warn);
        problems.clear();
        problems.addAll(wrong);
        byName.clear();
        countByFolder.clear();
        found.values().forEach(this::remember);
        return List.copyOf(problems);
    }

    /**
     * Removes what a crash has left of leases that were being written. Only for the service, and before it takes any.
     *
     * @throws IOException if it cannot be listed or removed
     */
    public synchronized void removeHalfWritten() throws IOException {
        String glob = ".*" + LeaseFile.EXTENSION + LeaseFile.HALF_WRITTEN;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, glob)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /** What {@code ls} does not show is half written, or an editor's. */
    private static boolean isHidden(Path file) {
        return file.getFileName().toString().startsWith(".");
    }

    private static void read(Path file, Map<String, Lease> found, List<String> wrong) {
        try {
            Lease lease = LeaseFile.read(file);
            found.put(lease.name(), lease);
        } catch (NoSuchFileException e) {
            LOG.debug("lease {} was removed while the folder was read", file.getFileName());
        } catch (LeaseFile.NoLeaseException e) {
            wrong.add(problem(file, e.getMessage()));
        } catch (IOException e) {
            wrong.add(problem(file, "it cannot be read: " + e.getClass().getSimpleName()));
        }
    }

    private static String problem(Path file, String what) {
        return "lease " + file + " does not say what it protects (" + what
                + "): no series is deleted until it is corrected or removed";
    }

    /**
     * Takes a lease: once this has returned, the series is not deleted before the release. It may have been already; look
     * for its files afterwards.
     *
     * @param series its folder, or one above it for all series below; relative to the storage folder, with slashes
     * @param owner for an operator to read
     * @throws IOException if it cannot be written down; then there is no lease
     */
    public synchronized Lease take(String series, String owner) throws IOException {
        if (!LeaseFile.isInside(series)) {
            throw new IllegalArgumentException("a lease is on a folder relative to the storage folder");
        }
        Lease lease = new Lease(UUID.randomUUID() + LeaseFile.EXTENSION, series, owner, clock.instant());
        LeaseFile.write(lease, folder.resolve(lease.name()));
        remember(lease);
        return lease;
    }

    /**
     * Ends a lease; one that has ended already stays so.
     *
     * @throws IOException if its file cannot be removed; then it still holds
     */
    public void release(Lease lease) throws IOException {
        release(lease.name());
    }

    /** The same by the lease's name; a name that is none of ours ends nothing. */
    public synchronized void release(String name) throws IOException {
        Lease lease = byName.get(name);
        if (lease != null) {
            Files.deleteIfExists(folder.resolve(name));
            byName.remove(name);
            countByFolder.computeIfPresent(lease.folder(), (on, count) -> count == 1 ? null : count - 1);
        }
    }

    private void remember(Lease lease) {
        byName.put(lease.name(), lease);
        countByFolder.merge(lease.folder(), 1, Integer::sum);
    }

    /** Whether there is a lease on a series' folder or one above it, or a lease that cannot be read. */
    public synchronized boolean isLeased(String series) {
        if (!problems.isEmpty()) {
            return true;
        }
        String above = series;
        for (int slash = above.length(); slash > 0; slash = above.lastIndexOf('/')) {
            above = above.substring(0, slash);
            if (countByFolder.containsKey(above)) {
                return true;
            }
        }
        return false;
    }

    /** What {@link #ifFree} is to do. */
    @FunctionalInterface
    public interface Action<T> {
        T run() throws IOException;
    }

    /**
     * Does something to a series unless it is leased. Meanwhile nobody can take a lease.
     *
     * @return what it returned; empty if the series is leased
     */
    public synchronized <T> Optional<T> ifFree(String series, Action<T> action) throws IOException {
        return isLeased(series) ? Optional.empty() : Optional.of(action.run());
    }

    /** The lease of this name. */
    public synchronized Optional<Lease> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All that can be read, the oldest first. */
    public synchronized List<Lease> all() {
        return byName.values().stream()
                .sorted(Comparator.comparing(Lease::since).thenComparing(Lease::name))
                .toList();
    }
}

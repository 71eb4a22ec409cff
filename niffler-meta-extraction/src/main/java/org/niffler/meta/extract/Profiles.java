package org.niffler.meta.extract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.niffler.dicom.file.HeaderSelection;
import org.niffler.metadata.Identity;
import org.niffler.metadata.MetadataProfile;
import org.niffler.metadata.ProfileText;
import org.niffler.metadata.WantedElements;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The profiles of a folder, one text file each, as they are now: {@link #refresh} takes over what was added, changed or
 * removed meanwhile. The files are small, so that their content is compared, not their dates.
 */
public final class Profiles {

    private static final Logger LOG = LoggerFactory.getLogger(Profiles.class);
    private static final String FILES = "*.txt";

    private final Path folder;
    private Map<Path, String> texts = new TreeMap<>();
    private volatile Current current;

    /**
     * What is in force.
     *
     * @param selection what is to be read of a header for all of them
     */
    public record Current(List<MetadataProfile> profiles, HeaderSelection selection) {

        static Current of(List<MetadataProfile> profiles) {
            WantedElements wanted = new WantedElements(profiles);
            return new Current(List.copyOf(profiles), new HeaderSelection(wanted, wanted.last()));
        }

        /** The same with one profile only; empty if there is none of this name. */
        public Optional<Current> only(String name) {
            return profiles.stream()
                    .filter(profile -> profile.name().equals(name))
                    .map(profile -> of(List.of(profile)))
                    .findFirst();
        }
    }

    private Profiles(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
        this.current = Current.of(List.of());
    }

    /**
     * Reads the profiles of a folder; what is wrong in one of them is logged, the rest of it works.
     *
     * @throws IOException if the folder cannot be read, or no profile in it can be used; the message says what to do
     */
    public static Profiles open(Path folder) throws IOException {
        Profiles profiles = new Profiles(folder);
        try {
            profiles.read();
        } catch (IOException e) {
            throw new IOException(
                    "Cannot read the profiles in " + profiles.folder + " ("
                            + (e instanceof NoSuchFileException ? "there is no such folder" : e.getMessage())
                            + "). Make a folder of text files such as featureset.txt there, with an attribute a line, or"
                            + " name another one (ProfilesFolder).",
                    e);
        }
        if (profiles.current.profiles().isEmpty()) {
            throw new IOException("There is no profile in " + profiles.folder
                    + " that can be used. Put a text file such as featureset.txt there, with an attribute a line, or name"
                    + " another folder (ProfilesFolder).");
        }
        return profiles;
    }

    public Current current() {
        return current;
    }

    public Path folder() {
        return folder;
    }

    /** Looks for changes; if the folder cannot be read now, what was in force stays. */
    public void refresh() {
        try {
            read();
        } catch (IOException e) {
            LOG.warn(
                    "the profiles in {} cannot be read now ({}); those read before stay in force",
                    folder,
                    e.getClass().getSimpleName());
        }
    }

    private synchronized void read() throws IOException {
        Map<Path, String> now = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, FILES)) {
            for (Path file : files) {
                readText(file).ifPresent(text -> now.put(file, text));
            }
        }
        if (now.equals(texts)) {
            return;
        }
        List<MetadataProfile> usable = new ArrayList<>();
        now.forEach((file, text) -> {
            ProfileText.Parsed parsed = ProfileText.parse(
                    file.getFileName().toString(), text.lines().toList());
            parsed.profile().ifPresent(usable::add);
            if (!text.equals(texts.get(file))) {
                tell(file, parsed);
            }
        });
        texts.keySet().stream()
                .filter(file -> !now.containsKey(file))
                .forEach(file -> LOG.info("profile {} is gone; nothing more is written for it", file.getFileName()));
        texts = now;
        current = Current.of(usable);
    }

    /** A hidden file is an editor's; one that has just gone is gone. */
    private static Optional<String> readText(Path file) throws IOException {
        if (Files.isHidden(file) || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static void tell(Path file, ProfileText.Parsed parsed) {
        parsed.problems().forEach(problem -> LOG.warn("{}:{}: {}", file, problem.line(), problem.message()));
        parsed.profile().ifPresent(profile -> {
            LOG.info(
                    "profile {} with {} attributes is in force{}",
                    profile.name(),
                    profile.attributes().size(),
                    profile.deidentified() ? ", de-identified" : "");
            List<String> identifying = Identity.identifying(profile);
            if (!identifying.isEmpty()) {
                LOG.warn(
                        "{}: the profile keeps {} in the metadata store as it is; '# deid: basic' in its first line would"
                                + " take identity out",
                        file,
                        String.join(", ", identifying));
            }
        });
    }
}

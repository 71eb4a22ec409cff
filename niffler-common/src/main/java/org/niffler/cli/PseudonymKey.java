package org.niffler.cli;

import java.nio.file.Path;
import org.niffler.config.ConfigFile;
import org.niffler.config.Key;
import org.niffler.config.Settings;

/** Where the key of the pseudonyms is: the same for all modules unless a site says otherwise, so that results can be joined. */
public final class PseudonymKey {

    private PseudonymKey() {}

    /** The setting, for a module that has it in this file. */
    public static Key<Path> in(ConfigFile file) {
        return Key.path("PseudonymKey")
                .in(file)
                .describedAs("The key of the pseudonyms, made at first use; keep it, and keep it apart from the output")
                .defaultsTo("~/.niffler/pseudonym.key");
    }

    /** What the setting says. The shell replaces no tilde in a file. */
    public static Path path(Settings settings, Key<Path> key) {
        Path path = settings.get(key);
        return path.startsWith("~")
                ? Path.of(System.getProperty("user.home")).resolve(Path.of("~").relativize(path))
                : path;
    }
}

package org.niffler.metadata;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The profiles that an administrator finds in config/meta-extraction/conf. */
final class ShippedProfiles {

    private static final Path FOLDER = Path.of("..", "config", "meta-extraction", "conf");

    private ShippedProfiles() {}

    static List<MetadataProfile> all() throws IOException {
        List<MetadataProfile> profiles = new ArrayList<>();
        for (String name : List.of("featureset", "featureset1", "featureset2", "featureset3")) {
            profiles.add(parse(name).profile().orElseThrow());
        }
        return profiles;
    }

    static ProfileText.Parsed parse(String name) throws IOException {
        return ProfileText.parse(name + ".txt", Files.readAllLines(FOLDER.resolve(name + ".txt")));
    }
}

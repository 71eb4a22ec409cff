package org.niffler.meta.retention;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends what an interrupted pass had begun. */
final class Leftovers {

    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

    private final DeletingFolder deleting;
    private final int depth;

    Leftovers(DeletingFolder deleting, int depth) {
        this.deleting = deleting;
        this.depth = depth;
    }

    /**
     * What was done.
     *
     * @param unfinished folders of series that are still not at their place, relative to the storage folder
     */
    record Ended(int putBack, int deleted, Set<String> unfinished) {}

    Ended end() throws IOException {
        int putBack = 0;
        int deleted = 0;
        Set<String> unfinished = new HashSet<>();
        for (DeletingFolder.Taken leftover : deleting.leftovers()) {
            try {
                if (leftover.isDoomed()) {
                    leftover.delete();
                    deleted++;
                } else if (leftover.isTaken()) {
                    leftover.putBack();
                    putBack++;
                }
            } catch (IOException e) {
                unfinished.addAll(seriesIn(leftover));
                warn(leftover, e);
            }
        }
        deleting.tidy();
        if (putBack + deleted > 0) {
            LOG.info("put {} series back and deleted {} that an interrupted cleaning had left", putBack, deleted);
        }
        return new Ended(putBack, deleted, unfinished);
    }

    private List<String> seriesIn(DeletingFolder.Taken leftover) {
        try {
            return FolderListing.of(leftover.home()).files().keySet().stream()
                    .filter(file -> file.getNameCount() > depth)
                    .map(file -> file.subpath(0, depth).toString())
                    .distinct()
                    .toList();
        } catch (IOException e) {
            return List.of(); // which it is cannot be seen; that something is left is told anyway
        }
    }

    private static void warn(DeletingFolder.Taken leftover, IOException e) {
        LOG.warn(
                "{} is left of an interrupted cleaning and cannot be {} ({}): give the user '{}' write permission on it"
                        + " and what is in it; it is tried again at the next pass",
                leftover.home(),
                leftover.isDoomed() ? "deleted" : "put back",
                Failures.inWords(e),
                System.getProperty("user.name"));
    }
}

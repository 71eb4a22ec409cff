package org.niffler.app.explorer.image;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Where the files of a series are. */
sealed interface SeriesPlace {

    /** As the API calls it. */
    String state();

    /** How many files there are; empty if nobody knows. */
    OptionalInt count();

    /** Why nobody knows. */
    default Optional<String> reason() {
        return Optional.empty();
    }

    /**
     * They are there.
     *
     * @param folder absolute
     * @param files by name, at least one
     * @param changed when a file came or went last
     */
    record There(Path folder, List<Path> files, FileTime changed) implements SeriesPlace {

        public There {
            files = List.copyOf(files);
        }

        @Override
        public String state() {
            return "there";
        }

        @Override
        public OptionalInt count() {
            return OptionalInt.of(files.size());
        }
    }

    /** Their place is known, and empty: the storage folder is cleaned every night. */
    record Gone() implements SeriesPlace {

        @Override
        public String state() {
            return "gone";
        }

        @Override
        public OptionalInt count() {
            return OptionalInt.of(0);
        }
    }

    /** @param why in a sentence for the page, without identity */
    record Unknown(String why) implements SeriesPlace {

        @Override
        public String state() {
            return "unknown";
        }

        @Override
        public OptionalInt count() {
            return OptionalInt.empty();
        }

        @Override
        public Optional<String> reason() {
            return Optional.of(why);
        }
    }
}

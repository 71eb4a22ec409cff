package org.niffler.png.convert;

/** How pictures and their folders are named. */
public enum Naming {

    /** HMAC-SHA-256 with the site's key. */
    HMAC {
        @Override
        String shardKey(InputFile file) {
            return file.source();
        }
    },

    /** SHA-224 of the ID without a key, as the original has it. */
    SHA224 {
        /** Files that compete for a name must be in one part. */
        @Override
        String shardKey(InputFile file) {
            return file.stem();
        }
    };

    /** What decides in which part of a shared run a file is. */
    abstract String shardKey(InputFile file);
}

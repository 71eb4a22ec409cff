package org.niffler.config;

import java.nio.file.Path;

/** Where a setting's value came from, for messages and for the log's first lines. */
public sealed interface Origin {

    /** The words for it in a message, such as {@code config.json, line 4}. */
    String describe();

    /** Nobody set the key; its declared default holds. */
    record Default() implements Origin {
        @Override
        public String describe() {
            return "default";
        }
    }

    /** An environment variable, which only keys that name one can have. */
    record Environment(String variable) implements Origin {
        @Override
        public String describe() {
            return "environment variable " + variable;
        }
    }

    /** A JSON file, named as the user named it; lines count from 1. */
    record InFile(Path file, int line) implements Origin {
        @Override
        public String describe() {
            return file + ", line " + line;
        }
    }

    /** An option on the command line. */
    record CommandLine() implements Origin {
        @Override
        public String describe() {
            return "command line";
        }
    }
}

package org.niffler.workflow;

import java.util.List;

/** A value of a JSON file, and where it begins. */
sealed interface JsonPart {

    int LONGEST_QUOTE = 100;

    /** The offset of its first character in the file's text. */
    int at();

    /** The value for a message: one line, of bounded length. */
    String quoted();

    record Text(int at, String value) implements JsonPart {
        @Override
        public String quoted() {
            return '"' + shortened(value) + '"';
        }
    }

    /** @param value as the file has it: {@code 1e3} is no {@code 1000} */
    record Number(int at, String value) implements JsonPart {
        @Override
        public String quoted() {
            return shortened(value);
        }
    }

    record Bool(int at, boolean value) implements JsonPart {
        @Override
        public String quoted() {
            return Boolean.toString(value);
        }
    }

    record Null(int at) implements JsonPart {
        @Override
        public String quoted() {
            return "null";
        }
    }

    record Items(int at, List<JsonPart> parts) implements JsonPart {
        public Items {
            parts = List.copyOf(parts);
        }

        @Override
        public String quoted() {
            return "a list";
        }
    }

    /** An object: its members in the order of the file, without those that come again. */
    record Members(int at, List<Member> members) implements JsonPart {
        public Members {
            members = List.copyOf(members);
        }

        @Override
        public String quoted() {
            return "an object";
        }
    }

    /** @param at of the key */
    record Member(int at, String key, JsonPart value) {}

    /** Text for a message: on one line, of bounded length. */
    static String shortened(String text) {
        return TextRules.oneLine(text, LONGEST_QUOTE);
    }
}

package org.niffler.config;

/**
 * A value as its source spells it, before anybody knows what it should be.
 *
 * @param shape what JSON calls it; the command line and the environment know only text
 * @param text the characters, without JSON's quotes and escapes; of an array or object its JSON on one line
 */
record RawValue(Shape shape, String text) {

    /** JSON's kinds of values. */
    enum Shape {
        TEXT,
        INTEGER,
        DECIMAL,
        BOOLEAN,
        NULL,
        ARRAY,
        OBJECT;

        /** Whether it has other values inside. */
        boolean isStructure() {
            return this == ARRAY || this == OBJECT;
        }
    }

    private static final int LONGEST_QUOTE = 100;

    static RawValue ofText(String text) {
        return new RawValue(Shape.TEXT, text);
    }

    /** The value for a message: one line, of bounded length, in quotes where JSON has quotes. */
    String quoted() {
        return switch (shape) {
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            case NULL -> "null";
            case TEXT -> '"' + shortened() + '"';
            case INTEGER, DECIMAL, BOOLEAN -> shortened();
        };
    }

    private String shortened() {
        String oneLine = text.replaceAll("\\p{Cntrl}", "?");
        return oneLine.length() <= LONGEST_QUOTE ? oneLine : oneLine.substring(0, LONGEST_QUOTE) + "...";
    }
}

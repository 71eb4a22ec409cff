package org.niffler.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says what an administrator did when a file is not JSON. Judges by the characters at the place of the error: the
 * parser's own messages speak of tokens, and may quote a password.
 */
public final class JsonMistake {

    private static final Pattern WORD = Pattern.compile("\\w+");

    private final String text;
    private final int offset;

    private JsonMistake(String text, int offset) {
        this.text = text;
        this.offset = offset;
    }

    /** What is wrong at the place of the error, and what to do, in one line that quotes nothing of the text. */
    public static String describe(String text, JsonProcessingException error) {
        if (error instanceof JsonEOFException) {
            return "the file ends too early; a closing quote or } is missing";
        }
        int offset = (int) error.getLocation().getCharOffset();
        return new JsonMistake(text, Math.max(0, Math.min(offset, text.length() - 1))).describe();
    }

    private String describe() {
        char here = text.charAt(offset);
        char before = charBefore();
        if (offset > 0 && text.charAt(offset - 1) == '\\') {
            return "in JSON a backslash is written twice (C:\\\\data)";
        }
        if (here == '#' || text.startsWith("//", offset) || text.startsWith("/*", offset)) {
            return "JSON has no comments; take the text out";
        }
        return switch (here) {
            case '\'' -> "use double quotes, not single ones";
            case '\n', '\r' -> "a closing quote is missing at the end of the line";
            case '"' -> "a comma is missing at the end of the line before or in front of this";
            case '}', ']' -> before == ',' ? "take out the comma before the closing " + here : "check the brackets";
            default -> before == '}' ? "there is text after the closing }" : describeWord(before);
        };
    }

    private String describeWord(char before) {
        Matcher word = WORD.matcher(text);
        boolean isWord = word.find(offset) && word.start() == offset;
        if (isWord && (word.group().equalsIgnoreCase("true") || word.group().equalsIgnoreCase("false"))) {
            return "write true and false in small letters";
        }
        boolean isText = text.charAt(offset) == '/'
                || isWord && Character.isLetter(word.group().charAt(0));
        if (isText) {
            return before == ':' ? "text is written in double quotes" : "a key is written in double quotes";
        }
        return "check the quotes, commas and numbers here and on the line before";
    }

    /** The last character before the error that is not white space. */
    private char charBefore() {
        String ahead = text.substring(0, offset).stripTrailing();
        return ahead.isEmpty() ? ' ' : ahead.charAt(ahead.length() - 1);
    }
}

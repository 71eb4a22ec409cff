package org.niffler.png.convert;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Which frames of a multi-frame image become pictures. */
public sealed interface FrameSelection {

    String ALLOWED = "allowed is first, middle, all, a frame's number, or a range i-j; frames are counted from 1";

    /** The numbers of the chosen frames, from 0, in order; none if the image has none of them. */
    IntStream of(int frames);

    /** Every frame. */
    record All() implements FrameSelection {
        @Override
        public IntStream of(int frames) {
            return IntStream.range(0, frames);
        }

        @Override
        public String toString() {
            return "all";
        }
    }

    /** The first frame. */
    record First() implements FrameSelection {
        @Override
        public IntStream of(int frames) {
            return IntStream.range(0, Math.min(1, frames));
        }

        @Override
        public String toString() {
            return "first";
        }
    }

    /** The frame in the middle; of an even number of frames the one before the middle. */
    record Middle() implements FrameSelection {
        @Override
        public IntStream of(int frames) {
            return frames == 0 ? IntStream.empty() : IntStream.of((frames - 1) / 2);
        }

        @Override
        public String toString() {
            return "middle";
        }
    }

    /** Frames by number, counted from 1, both ends in. */
    record Range(int from, int to) implements FrameSelection {
        @Override
        public IntStream of(int frames) {
            return IntStream.rangeClosed(from, Math.min(to, frames)).map(number -> number - 1);
        }

        @Override
        public String toString() {
            return from + "-" + to;
        }
    }

    /** @throws IllegalArgumentException if the text says nothing of this kind */
    static FrameSelection parse(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "all" -> new All();
            case "first" -> new First();
            case "middle" -> new Middle();
            default -> range(text.strip());
        };
    }

    private static Range range(String text) {
        Matcher form = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?").matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(ALLOWED);
        }
        int from = Integer.parseInt(form.group(1));
        int to = form.group(2) == null ? from : Integer.parseInt(form.group(2));
        if (from < 1 || to < from) {
            throw new IllegalArgumentException(ALLOWED);
        }
        return new Range(from, to);
    }
}

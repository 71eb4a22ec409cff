package org.niffler.deid;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A text file with rules; lines that begin with {@code #} are comments. */
record Resource(String name, List<Line> lines) {

    /** A line that is no comment, and its number in the file. */
    record Line(int number, String text) {}

    Resource {
        lines = List.copyOf(lines);
    }

    /** @throws ProfileException if this package has no such file, or it cannot be read */
    static Resource of(String name) {
        try (InputStream in = Resource.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new ProfileException(name, "it is missing");
            }
            return read(name, in);
        } catch (IOException e) {
            throw new ProfileException(name, "it cannot be read (" + e.getMessage() + ")");
        }
    }

    static Resource read(String name, InputStream in) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            if (!line.startsWith("#") && !line.isBlank()) {
                lines.add(new Line(number, line));
            }
        }
        return new Resource(name, lines);
    }

    ProfileException problem(Line line, String problem) {
        return new ProfileException(name, line.number(), problem);
    }
}

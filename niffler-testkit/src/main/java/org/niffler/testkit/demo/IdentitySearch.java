package org.niffler.testkit.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks for names and IDs of patients in names of files and in every byte of them. */
final class IdentitySearch {

    private final Pattern identity;

    /** @param words none may be part of another; found in any case, and only as whole words, since IDs may be numbers */
    IdentitySearch(Collection<String> words) {
        String any = words.stream().map(Pattern::quote).collect(Collectors.joining("|"));
        identity = Pattern.compile("(?<!\\p{Alnum})(" + any + ")(?!\\p{Alnum})", Pattern.CASE_INSENSITIVE);
    }

    /** Family names and PatientIDs; given names are too short to be told from pixels. */
    static IdentitySearch of(List<Described> studies) {
        return new IdentitySearch(studies.stream()
                .map(Described::patient)
                .flatMap(patient -> Stream.of(patient.id(), patient.name().split("\\^")[0]))
                .distinct()
                .toList());
    }

    /**
     * Looks through files and folders.
     *
     * @return a line for each file in which something was found
     */
    List<String> in(Path... places) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path place : places) {
            try (Stream<Path> files = Files.walk(place)) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    String path = place.getParent().relativize(file).toString();
                    String text = path + "\n"
                            + (Files.isRegularFile(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "");
                    Matcher matcher = identity.matcher(text);
                    if (matcher.find()) {
                        found.add(path + " has " + matcher.group().toUpperCase(Locale.ROOT));
                    }
                }
            }
        }
        return found;
    }
}

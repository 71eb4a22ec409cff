package org.niffler.testkit.jar;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The licences in a runnable jar: the list of its libraries, and a folder with the texts for each of them. */
final class BundledLicences {

    private static final String FOLDER = "META-INF/licenses/";
    private static final Pattern LISTED = Pattern.compile("(?m)^([\\w.-]+):([\\w.-]+):\\S+ \\| (.+) \\| \\S+$");
    private static final Pattern DESCRIPTOR = Pattern.compile("META-INF/maven/([^/]+)/([^/]+)/pom\\.properties");
    private static final String OWN_GROUP = "org.niffler";

    private final ExecutableJar jar;
    private final List<String> entries;
    private final String list;

    BundledLicences(ExecutableJar jar) {
        this.jar = jar;
        this.entries = jar.entries();
        this.list = jar.text(FOLDER + "THIRD-PARTY.txt");
    }

    /** The artifactIds of the libraries that the list names. */
    List<String> listed() {
        return LISTED.matcher(list).results().map(match -> match.group(2)).toList();
    }

    /** What is missing, a sentence each; empty if every library in the jar is listed and has its licence. */
    List<String> gaps() {
        return Stream.concat(unlisted(), withoutText()).toList();
    }

    private Stream<String> unlisted() {
        List<String> listed = listed();
        return entries.stream()
                .flatMap(entry -> DESCRIPTOR.matcher(entry).results())
                .filter(match -> !match.group(1).equals(OWN_GROUP))
                .map(match -> match.group(2))
                .filter(artifact -> !listed.contains(artifact))
                .map(artifact -> "%s is in %s but not in %sTHIRD-PARTY.txt".formatted(artifact, name(), FOLDER));
    }

    private Stream<String> withoutText() {
        return listed().stream()
                .filter(artifact -> entries.stream().noneMatch(entry -> isLicenceOf(artifact, entry)))
                .map(artifact -> ("%s is in %s without its licence. It ships none: put the text into"
                                + " build/licenses/%s/LICENSE.txt")
                        .formatted(artifact, name(), artifact));
    }

    private static boolean isLicenceOf(String artifact, String entry) {
        String folder = FOLDER + artifact + "/";
        return entry.startsWith(folder) && entry.substring(folder.length()).contains("LICENSE");
    }

    private String name() {
        return jar.path().getFileName().toString();
    }
}

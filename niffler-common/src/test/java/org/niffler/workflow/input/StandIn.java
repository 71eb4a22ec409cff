package org.niffler.workflow.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.niffler.deid.Pseudonymizer;

/**
 * A shell script in the place of Java, which does what a test wants of png-extraction or app-layer: those are built after
 * this module. It keeps the arguments it was given in {@code arguments.txt} of the folder it is started in.
 */
final class StandIn {

    static final Pseudonymizer PSEUDONYMS = Pseudonymizer.keyed(
            "a key that only the tests have, 1234".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

    /** Finds the folders among the arguments. */
    private static final String HEAD = """
            #!/bin/sh
            printf '%s\\n' "$@" > arguments.txt
            for a in "$@"; do case $a in
              --DICOMHome=*) dicom=${a#*=};;
              --OutputDirectory=*) out=${a#*=};;
              --Report=*) report=${a#*=};;
            esac; last2=$last; last=$a; done
            if [ -z "$out" ]; then dicom=$last2; out=$last; fi
            """;

    private final Path folder;

    StandIn(Path folder) {
        this.folder = folder;
    }

    /** Inputs prepared by this script. */
    RunInputs inputs(String script) throws IOException {
        Path java = Files.writeString(folder.resolve("java"), HEAD + script);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
        Path jar = Files.writeString(folder.resolve("tool.jar"), "a jar");
        return inputs(java, Optional.of(jar), Optional.of(jar));
    }

    RunInputs inputs(Path java, Optional<Path> png, Optional<Path> appLayer) {
        return new RunInputs(
                new RunInputs.Tools(java, png, appLayer, folder.resolve("pseudonym.key")),
                new PlainProcesses(),
                () -> PSEUDONYMS);
    }
}

package org.niffler.app;

import java.nio.file.Path;
import java.util.List;

/** {@code deidentify} as a process of its own, to be killed. */
final class DeidentifyMain {

    private DeidentifyMain() {}

    /** @param args the folder of a {@link DeidentifyRun}, and the arguments */
    public static void main(String[] args) {
        new DeidentifyRun(Path.of(args[0])).run(List.of(args).subList(1, args.length));
    }
}

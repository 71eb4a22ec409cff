package org.niffler.app.deidentify;

import java.nio.file.Path;
import org.niffler.deid.DeidentificationPolicy;

/**
 * What is de-identified, and how.
 *
 * @param input a file, or a folder with files at any depth
 * @param output the folder for the new files
 * @param report where to write what became of each file; it names source files
 * @param threads how many files are in work at a time
 */
public record DeidentifyOptions(
        Path input, Path output, Path report, Handling handling, boolean fromScratch, int threads) {

    /**
     * What is done to each file.
     *
     * @param keepHierarchy whether new files lie as the source files do, under pseudonymous names
     * @param allowBurnedIn whether images are written that may show who the patient is
     */
    public record Handling(
            DeidentificationPolicy policy, boolean keepHierarchy, boolean allowBurnedIn, BlankingRules blanking) {}
}

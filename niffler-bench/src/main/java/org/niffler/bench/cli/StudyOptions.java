package org.niffler.bench.cli;

import picocli.CommandLine.Option;

/** How large the hospital is whose studies are retrieved. */
final class StudyOptions {

    @Option(names = "--studies", paramLabel = "N", description = "How many. Default: ${DEFAULT-VALUE}.")
    private int studies = 100;

    @Option(names = "--instances", paramLabel = "N", description = "How many in each. Default: ${DEFAULT-VALUE}.")
    private int instances = 20;

    int studies() {
        return studies;
    }

    int instances() {
        return instances;
    }
}

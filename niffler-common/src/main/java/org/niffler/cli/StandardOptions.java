package org.niffler.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The options of every command. */
@Command
final class StandardOptions {

    static final String VERBOSE = "--verbose";
    static final String QUIET = "--quiet";

    @Option(
            names = {"-v", VERBOSE},
            description = "Show what is going on, and log more of it.")
    private boolean verbose;

    @Option(
            names = {"-q", QUIET},
            description = "Show results, warnings and errors only, no progress.")
    private boolean quiet;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and end.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version and end.")
    private boolean version;
}

package org.niffler.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Answers {@code --version}: which build this is, and on what it runs, as a report of a bug should say. */
public final class ProgramVersion implements IVersionProvider {

    private final String program;
    private final Class<?> anchor;

    /**
     * @param program the name of the jar, such as {@code cold-extraction}
     * @param anchor a class of the jar whose manifest holds the Implementation-Version
     */
    public ProgramVersion(String program, Class<?> anchor) {
        this.program = program;
        this.anchor = anchor;
    }

    /** The version of the build, or {@code (not from a jar)} when run from class files. */
    public String number() {
        return Optional.ofNullable(anchor.getPackage().getImplementationVersion())
                .orElse("(not from a jar)");
    }

    @Override
    public String[] getVersion() {
        String java = System.getProperty("java.version");
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        return new String[] {program + " " + number() + " (Java " + java + ", " + system + ")"};
    }
}

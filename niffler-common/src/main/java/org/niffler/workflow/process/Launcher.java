package org.niffler.workflow.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Starts programs: through others that set what Java cannot, in a small environment, and with nothing to read. */
final class Launcher {

    /** What a program needs to know of the machine. The rest of our environment is none of its business: it holds passwords. */
    private static final Set<String> PASSED_ON = Set.of("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "USER");

    /** Exit statuses of {@code setsid} and its like that cannot do their part, or cannot execute the program. */
    private static final Set<Integer> CANNOT_START = Set.of(1, 125, 126, 127);

    private static final File NOTHING = new File("/dev/null");

    private final Map<String, String> environment;
    private final Wrappers wrappers;

    /**
     * @param environment of this process
     * @param wrappers by which programs are started
     */
    Launcher(Map<String, String> environment, Wrappers wrappers) {
        this.environment = environment.entrySet().stream()
                .filter(entry -> PASSED_ON.contains(entry.getKey()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        this.wrappers = wrappers;
    }

    Process start(Child child) throws ProgramNotStartedException {
        if (child.command().isEmpty()) {
            throw new ProgramNotStartedException("the program", "there is no command; name a program");
        }
        String program = child.command().get(0);
        Map<String, String> its = environment(child);
        Path file = ProgramFile.of(program, child.folder(), searchPath(its));
        List<String> command = new ArrayList<>(wrappers.before(child));
        command.add(file.toString());
        command.addAll(child.command().subList(1, child.command().size()));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(child.folder().toFile());
        if (NOTHING.exists()) {
            builder.redirectInput(NOTHING);
        }
        builder.environment().clear();
        builder.environment().putAll(its);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new ProgramNotStartedException(
                    program, "the system refuses (" + e.getMessage() + "); if nothing is wrong with it, try again", e);
        }
    }

    /** Tells a program that could not be started from one that failed; before, the two look alike. */
    void requireStarted(Child child, int exit, String errorTail) throws ProgramNotStartedException {
        boolean byWrapper = wrappers.names().stream().anyMatch(name -> errorTail.startsWith(name + ": "));
        if (byWrapper && CANNOT_START.contains(exit)) {
            throw new ProgramNotStartedException(
                    child.command().get(0),
                    "the system says: " + errorTail.strip().lines().findFirst().orElse("")
                            + "; check that it is a program for this machine, and the limits of the service");
        }
    }

    private Map<String, String> environment(Child child) {
        Map<String, String> its = new HashMap<>(environment);
        its.putIfAbsent("PATH", Wrappers.USUAL_PATH);
        its.putAll(child.environment());
        its.put(ChildProcesses.MARK, child.mark());
        return its;
    }

    private static SearchPath searchPath(Map<String, String> environment) {
        return new SearchPath(environment.get("PATH"));
    }
}

package org.niffler.workflow.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The programs that set what Java cannot set of a child, and then become it: {@code setsid} its process group and session,
 * {@code nice} its priority, {@code prlimit} or else a shell's {@code ulimit} its memory. All are part of any usual Linux
 * (util-linux, coreutils); where one is missing (macOS, small images), children go without it.
 */
final class Wrappers {

    /** Where programs are looked for if nobody says. */
    static final String USUAL_PATH = "/usr/local/bin:/usr/bin:/bin";

    private static final String SETSID = "setsid";
    private static final String NICE = "nice";
    private static final String PRLIMIT = "prlimit";
    private static final String SHELL = "sh";

    private static final int KIB = 1024;

    private final Map<String, Path> found = new LinkedHashMap<>();
    private final boolean shellLimitsMemory;

    /**
     * @param path where to look, once
     * @param linux whether the shell of this system can limit memory; that of macOS cannot
     */
    Wrappers(SearchPath path, boolean linux) {
        Stream.of(SETSID, NICE, PRLIMIT, SHELL)
                .forEach(name -> path.find(name).ifPresent(file -> found.put(name, file)));
        this.shellLimitsMemory = linux && found.containsKey(SHELL);
    }

    /** Whether children lead process groups of their own: their process id is then the group's. */
    boolean ownGroup() {
        return found.containsKey(SETSID);
    }

    Set<String> names() {
        return Set.of(SETSID, NICE, PRLIMIT);
    }

    /** What cannot be done for want of programs, each as words that follow "programs of workflows". */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (!ownGroup()) {
            missing.add("get no process group of their own (no setsid)");
        }
        if (!found.containsKey(NICE)) {
            missing.add("do not stand back for others (no nice)");
        }
        if (!found.containsKey(PRLIMIT) && !shellLimitsMemory) {
            missing.add("get no memory limit (no prlimit)");
        }
        return missing;
    }

    /** What stands before the program and its arguments in the command line. */
    List<String> before(Child child) {
        List<String> before = new ArrayList<>();
        // It does not fork, as a process that Java has started leads no group: Java's process id stays right.
        if (ownGroup()) {
            before.add(found.get(SETSID).toString());
        }
        if (child.nice() > 0 && found.containsKey(NICE)) {
            before.addAll(List.of(found.get(NICE).toString(), "-n", Integer.toString(child.nice())));
        }
        child.memory().ifPresent(bytes -> before.addAll(memoryLimit(bytes)));
        return before;
    }

    private List<String> memoryLimit(long bytes) {
        if (found.containsKey(PRLIMIT)) {
            return List.of(found.get(PRLIMIT).toString(), "--as=" + bytes);
        }
        return shellLimitsMemory
                ? List.of(
                        found.get(SHELL).toString(),
                        "-c",
                        "ulimit -v \"$0\" && exec \"$@\"",
                        Long.toString(Math.max(1, bytes / KIB)))
                : List.of();
    }
}

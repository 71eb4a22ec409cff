package org.niffler.workflow.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** What is sent to processes that are to end. */
enum Signal {
    /** A request, which a program may follow in its own time, or not at all. */
    TERM {
        @Override
        void one(ProcessHandle process) {
            process.destroy();
        }
    },

    /** No program can refuse it. */
    KILL {
        @Override
        void one(ProcessHandle process) {
            process.destroyForcibly();
        }
    };

    private static final String SHELL = "/bin/sh";

    abstract void one(ProcessHandle process);

    /**
     * To processes one by one, and to a process group all at once: one that forks faster than we look can be ended in no
     * other way.
     */
    void to(Set<ProcessHandle> processes, OptionalLong group) {
        group.ifPresent(this::toGroup);
        processes.forEach(this::one);
    }

    /** Java cannot; the shell that every Unix has can. Its being missing leaves the processes one by one. */
    private void toGroup(long group) {
        if (!Path.of(SHELL).toFile().canExecute()) {
            return;
        }
        try {
            Process shell = new ProcessBuilder(
                            List.of(SHELL, "-c", "kill -s \"$0\" -- \"-$1\"", name(), Long.toString(group)))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            shell.getOutputStream().close();
            shell.onExit().join();
        } catch (IOException e) {
            // No process can be started now, perhaps because the group has taken all there may be: one by one, then.
            return;
        }
    }
}

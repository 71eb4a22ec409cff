package org.niffler.workflow.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The processes of this machine as Linux shows them in {@code /proc}; elsewhere it finds none. What has ended and only waits
 * for its parent to notice (a zombie) is not among them, nor are we.
 */
final class ProcessTable {

    private static final int STATE = 0;
    private static final int GROUP = 2;
    private static final int SESSION = 3;
    private static final int START = 19;

    private final Path proc;

    ProcessTable(Path proc) {
        this.proc = proc;
    }

    /** Whether this system has one. */
    boolean exists() {
        return Files.isDirectory(proc.resolve("self"));
    }

    /** Whether a process is there, and no zombie. */
    boolean isAlive(ProcessHandle process) {
        return process.isAlive() && (!exists() || isAlive(proc.resolve(Long.toString(process.pid()))));
    }

    /** What Linux says of a process. */
    Path file(long process, String name) {
        return proc.resolve(Long.toString(process)).resolve(name);
    }

    /** Whether a process has a session of its own. */
    boolean leadsSession(long process) {
        String[] stat = stat(proc.resolve(Long.toString(process)));
        return stat.length > SESSION && stat[SESSION].equals(Long.toString(process));
    }

    /** Those of a process group or session. */
    List<ProcessHandle> ofGroup(long leader) {
        String id = Long.toString(leader);
        return processes(process -> isOf(stat(process), id));
    }

    /** When a process began, in clock ticks since the machine did; 0 if it is not there. */
    long start(long process) {
        return start(stat(proc.resolve(Long.toString(process))));
    }

    private static long start(String[] stat) {
        return stat.length > START ? Long.parseLong(stat[START]) : 0;
    }

    /**
     * Those that carry a mark in the environment they were started with, or are of a process group or session.
     *
     * @param leader of the group; -1 for none
     * @param since those that began before this {@link #start} are none of them, and not looked at any closer: each run asks
     *     this several times, and a machine may have thousands of processes
     */
    List<ProcessHandle> of(String mark, long leader, long since) {
        byte[] entry = (ChildProcesses.MARK + "=" + mark).getBytes(StandardCharsets.UTF_8);
        String id = Long.toString(leader);
        return processes(process -> {
            String[] stat = stat(process);
            return start(stat) >= since && (isOf(stat, id) || contains(environment(process), entry));
        });
    }

    private static boolean isOf(String[] stat, String leader) {
        return stat.length > SESSION && (stat[GROUP].equals(leader) || stat[SESSION].equals(leader));
    }

    private List<ProcessHandle> processes(Predicate<Path> condition) {
        List<ProcessHandle> found = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(proc, "[1-9]*")) {
            for (Path process : all) {
                if (condition.test(process) && isAlive(process)) {
                    handle(process).ifPresent(found::add);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // There is no /proc: children are then found by their parents only, which the package's text says.
            return found;
        }
        return found;
    }

    private static Optional<ProcessHandle> handle(Path process) {
        long pid = Long.parseLong(process.getFileName().toString());
        return pid == ProcessHandle.current().pid() ? Optional.empty() : ProcessHandle.of(pid);
    }

    private static boolean isAlive(Path process) {
        String[] stat = stat(process);
        return stat.length > STATE && !stat[STATE].equals("Z") && !stat[STATE].equals("X");
    }

    /** The fields from the third on (man proc): the second, the program's name in parentheses, may contain anything. */
    private static String[] stat(Path process) {
        String line = new String(content(process.resolve("stat")), StandardCharsets.ISO_8859_1);
        return line.substring(line.lastIndexOf(')') + 1).strip().split(" ");
    }

    private static byte[] environment(Path process) {
        return content(process.resolve("environ"));
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            // It has ended meanwhile, or is another user's and so not ours.
            return new byte[0];
        }
    }

    /** Whether one of the entries, each ended by a zero, is this one. */
    private static boolean contains(byte[] environment, byte[] entry) {
        int start = 0;
        for (int at = 0; at <= environment.length; at++) {
            if (at == environment.length || environment[at] == 0) {
                if (Arrays.equals(environment, start, at, entry, 0, entry.length)) {
                    return true;
                }
                start = at + 1;
            }
        }
        return false;
    }
}

package org.niffler.workflow.process;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A program and all that it has started, however far it has gone: by process group and session, by descent, and by the mark
 * in the environment, which is what is left of one that has left the group and lost its parent.
 */
final class Family {

    private final ProcessTable table;
    private final String mark;
    private final OptionalLong group;
    private final long since;
    private final Set<ProcessHandle> known = new HashSet<>();

    private Family(ProcessTable table, String mark, OptionalLong group, long since) {
        this.table = table;
        this.mark = mark;
        this.group = group;
        this.since = since;
    }

    /**
     * That of a program we have started.
     *
     * @param ownGroup whether it leads a process group
     */
    static Family of(Process process, boolean ownGroup, String mark, ProcessTable table) {
        OptionalLong group = ownGroup ? OptionalLong.of(process.pid()) : OptionalLong.empty();
        Family family = new Family(table, mark, group, table.start(process.pid()));
        family.known.add(process.toHandle());
        return family;
    }

    /** That of a program which was started by somebody who is gone. */
    static Family ofMark(String mark, ProcessTable table) {
        return new Family(table, mark, OptionalLong.empty(), 0);
    }

    /** Who of them is there now. */
    Set<ProcessHandle> alive() {
        Set<ProcessHandle> alive = new LinkedHashSet<>(table.of(mark, group.orElse(-1), since));
        known.stream().filter(table::isAlive).forEach(alive::add);
        if (!alive.isEmpty()) {
            alive.addAll(children(alive));
        }
        known.clear();
        known.addAll(alive);
        return alive;
    }

    /** The process group, if one of these is in it: once it is empty, its number may become another's. */
    OptionalLong groupOf(Set<ProcessHandle> alive) {
        boolean inUse =
                group.isPresent() && table.ofGroup(group.getAsLong()).stream().anyMatch(alive::contains);
        return inUse ? group : OptionalLong.empty();
    }

    /** Children, children's children and so on, in one pass over all processes for each generation. */
    private Set<ProcessHandle> children(Set<ProcessHandle> parents) {
        Set<ProcessHandle> found = new HashSet<>();
        Set<ProcessHandle> generation = parents;
        while (!generation.isEmpty()) {
            Set<ProcessHandle> of = generation;
            generation = ProcessHandle.allProcesses()
                    .filter(process -> process.parent().filter(of::contains).isPresent())
                    .filter(process -> !parents.contains(process) && table.isAlive(process))
                    .collect(Collectors.toSet());
            generation.removeIf(process -> !found.add(process));
        }
        return found;
    }
}

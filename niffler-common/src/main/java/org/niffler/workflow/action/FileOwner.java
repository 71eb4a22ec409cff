package org.niffler.workflow.action;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Who owns a file, by number, which is what containers and this machine have in common.
 *
 * @param user number of the user; 0 is root
 * @param group number of the group
 */
record FileOwner(int user, int group) {

    /** Of the output folder, which we have made: who must be able to write it is us. */
    static FileOwner of(Path file) throws IOException {
        return new FileOwner((int) Files.getAttribute(file, "unix:uid"), (int) Files.getAttribute(file, "unix:gid"));
    }

    boolean isRoot() {
        return user == 0;
    }

    @Override
    public String toString() {
        return user + ":" + group;
    }
}

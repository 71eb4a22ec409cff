package org.niffler.workflow.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the images of runs are. May be used by several threads. */
public interface RunSite {

    /**
     * Keeps the images of a unit from being deleted until the lease is given back.
     *
     * @return its name, to be given back; empty if nobody deletes anything here
     */
    Optional<String> lease(String workflow, RunUnit unit) throws IOException;

    /** Gives a lease back; one that is gone already is no mistake. */
    void release(String lease) throws IOException;

    /** Keeps the images of a lease for good, until somebody decides otherwise by hand. */
    void keep(String lease) throws IOException;

    /** The files of a unit, in the order of their names; empty if they are gone. */
    List<Path> files(RunUnit unit) throws IOException;

    /** A run has changed. Returns at once; what it does with it is its own matter. */
    void changed(Run run);

    /**
     * Whether the site has written down what it was last told of a run. Until it has, the engine remembers all of it, and tells
     * it again at the next start.
     */
    default boolean isKept(Run run) {
        return true;
    }

    /** Does something when the site has written down what it was last told of a run; at once if it has. */
    default void whenKept(Run run, Runnable then) {
        then.run();
    }
}

package org.niffler.app.cli;

import java.nio.file.Path;
import org.niffler.cli.Invocation;

/** Says what was written, on standard error: standard output may be what it was written to. */
final class Written {

    private Written() {}

    static void tell(Invocation invocation, String what, Path where) {
        if (!invocation.quiet()) {
            invocation.console().err().println(what + " in " + where);
        }
    }

    /** What is to be known of it. */
    static void note(Invocation invocation, String note) {
        if (!invocation.quiet()) {
            invocation.console().err().println(note);
        }
    }
}

package org.niffler.testkit.pacs;

import java.io.IOException;

/** One step of a {@link Script}. */
interface ScriptStep {

    void play(ScriptConnection connection) throws IOException;
}

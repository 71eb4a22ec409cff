package org.niffler.app.cli;

import java.io.IOException;
import org.niffler.app.explorer.ExplorerSettings;
import org.niffler.app.explorer.http.ServerSettings;
import org.niffler.deid.Pseudonymizer;
import org.niffler.metadata.MetadataQuery;

/** Opens the explorer. */
public interface Explorers {

    /** The explorer, which answers until it is closed. */
    interface Open extends AutoCloseable {

        /** The one that was asked for, or that was free. */
        int port();

        @Override
        void close();
    }

    /**
     * Opens it.
     *
     * @param store of the caller, who closes it afterwards
     * @throws IOException if it cannot listen, or a file that it needs cannot be used; the message says why and what to do
     */
    Open open(ExplorerSettings settings, ServerSettings server, MetadataQuery store, Pseudonymizer pseudonyms)
            throws IOException;
}

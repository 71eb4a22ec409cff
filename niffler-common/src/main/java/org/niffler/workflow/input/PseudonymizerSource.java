package org.niffler.workflow.input;

import java.io.IOException;
import org.niffler.deid.Pseudonymizer;

/** Gives the site's pseudonyms: those of the tools, as both have one key. */
@FunctionalInterface
public interface PseudonymizerSource {

    /** @throws IOException if the key cannot be read or made; the message says what to do */
    Pseudonymizer open() throws IOException;
}

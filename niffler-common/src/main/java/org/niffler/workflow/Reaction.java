package org.niffler.workflow;

import java.net.URI;
import java.util.Optional;

/**
 * What is done when a run has ended.
 *
 * @param keep whether the images stay: the lease on them does, until somebody removes it
 * @param mail who is told
 * @param post where the result is sent by HTTP
 */
public record Reaction(boolean keep, Optional<String> mail, Optional<URI> post) {

    /** Nothing is done. */
    public static final Reaction NONE = new Reaction(false, Optional.empty(), Optional.empty());
}

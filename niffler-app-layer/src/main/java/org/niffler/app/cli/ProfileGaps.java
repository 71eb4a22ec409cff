package org.niffler.app.cli;

import java.io.IOException;
import java.util.Set;
import org.niffler.app.query.UnknownAttributes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns of attributes that a collection does not have: a profile that lacks one looks as if nothing matched. */
final class ProfileGaps {

    private static final Logger LOG = LoggerFactory.getLogger(ProfileGaps.class);

    private ProfileGaps() {}

    /** @throws IOException if the store cannot be reached */
    static void warn(UnknownAttributes unknown, Set<String> asked) throws IOException {
        unknown.remark(asked).ifPresent(remark -> LOG.warn("{}", remark.text()));
    }
}

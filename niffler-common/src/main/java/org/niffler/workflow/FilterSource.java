package org.niffler.workflow;

import java.nio.file.Path;
import java.util.Optional;
import org.niffler.filter.FilterException;
import org.niffler.filter.FilterFile;

/**
 * A file that a workflow's filter is kept in, as it was when it was read.
 *
 * @param text empty if it could not be read
 * @param failure why it could not
 */
record FilterSource(Path file, Optional<String> text, String failure) {

    static FilterSource read(Path file) {
        try {
            return new FilterSource(file, Optional.of(FilterFile.text(file)), "");
        } catch (FilterException e) {
            return new FilterSource(file, Optional.empty(), e.reason());
        }
    }
}

package org.niffler.cold.retrieve;

import java.io.IOException;
import java.util.Optional;
import org.niffler.cold.request.Request;

/**
 * Begins no row while the disk is too full: every instance would be refused, and a PACS that is asked for a thousand
 * studies in vain is disturbed for nothing.
 *
 * @param work what is done while there is space
 */
public record SpaceCheck(RowWork work, Space space) implements RowWork {

    /** Looks at the disk. */
    @FunctionalInterface
    public interface Space {

        /** @throws NoSpaceException if the disk is too full */
        void require() throws IOException;
    }

    @Override
    public Optional<RowOutcome> doneBefore(Request.Row row) throws IOException {
        return work.doneBefore(row);
    }

    @Override
    public RowOutcome run(Request.Row row) throws IOException, InterruptedException {
        space.require();
        return work.run(row);
    }
}

package org.niffler.png.cli;

import java.io.IOException;
import java.util.Optional;
import org.niffler.cli.CliException;
import org.niffler.cli.ExitCode;
import org.niffler.deid.KeyFileException;
import org.niffler.png.convert.PartsMissingException;
import org.niffler.png.table.OtherSettingsException;
import org.niffler.progress.RunLockedException;

/** Failures that say themselves what to do, with their exit codes. */
final class KnownFailure {

    private KnownFailure() {}

    static Optional<CliException> of(IOException e) {
        if (e instanceof KeyFileException) {
            return Optional.of(of(ExitCode.USAGE, "PseudonymKey: " + e.getMessage(), e));
        }
        if (e instanceof OtherSettingsException) {
            return Optional.of(of(ExitCode.USAGE, e.getMessage(), e));
        }
        if (e instanceof RunLockedException) {
            return Optional.of(of(ExitCode.LOCKED, e.getMessage(), e));
        }
        return e instanceof PartsMissingException
                ? Optional.of(of(ExitCode.SOME_FAILED, e.getMessage(), e))
                : Optional.empty();
    }

    private static CliException of(ExitCode code, String message, IOException cause) {
        return new CliException(code, message).causedBy(cause);
    }
}

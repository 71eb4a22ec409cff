package org.niffler.cli;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;

/**
 * What Logback does until a command calls {@link Logging#configure}: warnings to standard error, without looking for
 * XML files. Without it Logback would write everything to standard output. Public because Logback makes it.
 */
public final class QuietStart extends ContextAwareBase implements Configurator {

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        // Not System.err: Logback may be started by the toolkit, which swaps that stream while it looks for its logger.
        PrintWriter err = new PrintWriter(new FileOutputStream(FileDescriptor.err), true);
        new Logging(context).configure(LogTarget.consoleOnly(new Console(err, err, false), false));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}

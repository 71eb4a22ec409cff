package org.niffler.cli;

import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;

/** Lets Logback print exceptions as {@link SafeTrace} does. Public because Logback makes it. */
public final class TraceConverter extends ThrowableHandlingConverter {

    @Override
    public String convert(ILoggingEvent event) {
        return event.getThrowableProxy() instanceof ThrowableProxy proxy ? SafeTrace.of(proxy.getThrowable()) : "";
    }
}

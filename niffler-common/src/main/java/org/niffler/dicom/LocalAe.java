package org.niffler.dicom;

import java.util.Optional;

/**
 * Our own application entity: {@code AET:PORT}, as users write it in {@code QueryAet}; {@code AET@HOST:PORT} restricts
 * it to the network interface of that host name or address.
 *
 * @param bindHost the interface to listen on; empty means all
 * @param port the port to listen on; 0 lets the system choose one
 */
public record LocalAe(AeTitle title, Optional<String> bindHost, int port) {

    private static final String FORM = "expected AET:PORT, for example QBNIFFLER:4243";

    /** @throws IllegalArgumentException if the port is not a port */
    public LocalAe {
        if (port != 0) {
            Ports.check(port);
        }
    }

    /** @throws IllegalArgumentException if the text has another form; the message says what is expected */
    public static LocalAe parse(String text) {
        if (text.indexOf('@') >= 0) {
            AeAddress bound = AeAddress.parse(text);
            return new LocalAe(bound.title(), Optional.of(bound.host()), bound.port());
        }
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("'" + text + "' names no port; " + FORM);
        }
        return new LocalAe(
                new AeTitle(text.substring(0, colon)), Optional.empty(), Ports.parse(text.substring(colon + 1), FORM));
    }

    @Override
    public String toString() {
        return title + bindHost.map(host -> "@" + host).orElse("") + ":" + port;
    }
}

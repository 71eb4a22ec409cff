package org.niffler.dicom;

/**
 * Where a peer is reached: {@code AET@HOST:PORT}, as users write it in {@code SrcAet}.
 *
 * @param host a host name, an IPv4 address, or an IPv6 address without its brackets
 */
public record AeAddress(AeTitle title, String host, int port) {

    private static final String FORM = "expected AET@HOST:PORT, for example PACS@192.168.1.10:104";

    /** @throws IllegalArgumentException if the host is empty or the port is not a port */
    public AeAddress {
        if (host.isBlank()) {
            throw new IllegalArgumentException("the host is missing; " + FORM);
        }
        Ports.check(port);
    }

    /**
     * Reads {@code AET@HOST:PORT}; an IPv6 host stands in brackets.
     *
     * @throws IllegalArgumentException if the text has another form; the message says what is expected
     */
    public static AeAddress parse(String text) {
        int at = text.indexOf('@');
        if (at < 0) {
            throw new IllegalArgumentException("'" + text + "' names no host; " + FORM);
        }
        String hostAndPort = text.substring(at + 1).strip();
        int colon = hostAndPort.lastIndexOf(':');
        if (colon < 0 || hostAndPort.endsWith("]")) {
            throw new IllegalArgumentException("'" + text + "' names no port; " + FORM);
        }
        String host = hostAndPort.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        return new AeAddress(
                new AeTitle(text.substring(0, at)), host, Ports.parse(hostAndPort.substring(colon + 1), FORM));
    }

    /** The host as it stands in an address: an IPv6 address in brackets. */
    private String bracketedHost() {
        return host.indexOf(':') < 0 ? host : "[" + host + "]";
    }

    @Override
    public String toString() {
        return title + "@" + bracketedHost() + ":" + port;
    }
}

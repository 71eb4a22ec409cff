package org.niffler.dicom;

/** TCP port numbers, as part of an address. */
final class Ports {

    private static final int MAX = 65_535;

    private Ports() {}

    static int parse(String text, String form) {
        String digits = text.strip();
        if (!digits.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("'" + digits + "' is not a port; " + form);
        }
        return Integer.parseInt(digits);
    }

    static void check(int port) {
        if (port < 1 || port > MAX) {
            throw new IllegalArgumentException("port " + port + " does not exist; ports are 1 to " + MAX);
        }
    }
}

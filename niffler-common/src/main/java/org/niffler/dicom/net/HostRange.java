package org.niffler.dicom.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Hosts of a network: an address, a name, or a range such as {@code 10.1.0.0/16}.
 */
public final class HostRange {

    private final String text;
    private final List<byte[]> networks;
    private final int prefixBits;

    private HostRange(String text, List<byte[]> networks, int prefixBits) {
        this.text = text;
        this.networks = networks;
        this.prefixBits = prefixBits;
    }

    /**
     * Reads one; a name is looked up now, once.
     *
     * @throws IllegalArgumentException if it is none; the message says what is expected
     */
    public static HostRange parse(String text) {
        String[] parts = text.strip().split("/", -1);
        if (parts.length > 2 || parts[0].isEmpty()) {
            throw unexpected(text, "");
        }
        if (parts[0].matches("[0-9.]+") && !parts[0].matches("[0-9]+(\\.[0-9]+){3}")) {
            // Java takes 10.1 for 10.0.0.1, and whoever writes 10.1/16 means 10.1.0.0/16.
            throw unexpected(text, ": an IPv4 address has four numbers");
        }
        List<byte[]> networks = addresses(parts[0], text);
        int bits = networks.get(0).length * Byte.SIZE;
        if (parts.length == 1) {
            return new HostRange(text, networks, -1);
        }
        if (!parts[1].matches("[0-9]{1,3}") || Integer.parseInt(parts[1]) > bits) {
            throw unexpected(text, ": /" + parts[1] + " is no number of bits from 0 to " + bits);
        }
        return new HostRange(text, networks, Integer.parseInt(parts[1]));
    }

    private static List<byte[]> addresses(String host, String text) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host))
                    .map(InetAddress::getAddress)
                    .toList();
        } catch (UnknownHostException e) {
            throw unexpected(text, ": no such host is known here");
        }
    }

    private static IllegalArgumentException unexpected(String text, String why) {
        return new IllegalArgumentException("'" + text + "' is no host or range of hosts" + why
                + "; expected an address, a name, or a range, for example 192.168.1.10 or 10.1.0.0/16");
    }

    boolean contains(InetAddress host) {
        byte[] address = host.getAddress();
        return networks.stream().anyMatch(network -> network.length == address.length && sameStart(network, address));
    }

    private boolean sameStart(byte[] network, byte[] address) {
        int all = network.length * Byte.SIZE;
        int bits = prefixBits < 0 ? all : Math.min(prefixBits, all);
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if (((network[bit / Byte.SIZE] ^ address[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return text;
    }
}

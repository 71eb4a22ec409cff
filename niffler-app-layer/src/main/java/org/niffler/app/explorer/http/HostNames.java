package org.niffler.app.explorer.http;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * By which names viewers may call the explorer. A page of another site whose name was made to lead here (DNS rebinding) still
 * calls it by its own name.
 */
final class HostNames {

    private static final Pattern AUTHORITY = Pattern.compile("(\\[[0-9A-Fa-f:.]+\\]|[^:\\[\\]]+)(:\\d{1,5})?");

    private final Set<String> known = new HashSet<>(Set.of("localhost", "127.0.0.1", "::1"));

    HostNames(ServerSettings settings) {
        known.add(normal(settings.host()));
        settings.hostNames().forEach(name -> known.add(normal(name)));
    }

    /**
     * @param authority what the request calls us, with or without a port; null if it does not
     * @param localAddress the address at which the request came in: nobody can make a number lead elsewhere
     */
    boolean include(String authority, String localAddress) {
        if (authority == null) {
            return false;
        }
        Matcher matcher = AUTHORITY.matcher(authority);
        if (!matcher.matches()) {
            return false;
        }
        String name = normal(matcher.group(1));
        return known.contains(name) || localAddress != null && name.equals(normal(localAddress));
    }

    private static String normal(String name) {
        String plain = name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
        String withoutDot = plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
        return withoutDot.toLowerCase(Locale.ROOT);
    }
}

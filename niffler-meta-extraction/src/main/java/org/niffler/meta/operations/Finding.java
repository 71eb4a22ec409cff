package org.niffler.meta.operations;

import java.util.regex.Pattern;

/**
 * What a check found.
 *
 * @param detail for an administrator, and readable by anybody on this host: never a patient's name or number. The user and
 *     password of an address are taken out
 */
public record Finding(boolean ok, String detail) {

    private static final Pattern CREDENTIALS = Pattern.compile("//[^/\\s]*@");

    public Finding {
        detail = CREDENTIALS.matcher(detail).replaceAll("//***@");
    }

    public static Finding good(String detail) {
        return new Finding(true, detail);
    }

    public static Finding bad(String detail) {
        return new Finding(false, detail);
    }
}

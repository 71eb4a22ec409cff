package org.niffler.deid;

/** A rule of de-identification that cannot be read. Nothing may be de-identified without it: the run stops. */
public final class ProfileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ProfileException(String resource, int line, String problem) {
        super("The rules of de-identification cannot be read: " + resource + ", line " + line + ": " + problem
                + ". Nothing is de-identified without them; restore the jar.");
    }

    ProfileException(String resource, String problem) {
        super("The rules of de-identification cannot be read: " + resource + ": " + problem
                + ". Nothing is de-identified without them; restore the jar.");
    }
}

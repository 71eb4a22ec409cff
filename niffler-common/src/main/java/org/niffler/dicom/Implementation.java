package org.niffler.dicom;

/** How Niffler names itself to its peers (PS3.7 D.3.3.2) and in the files it writes (PS3.10 7.1). */
public final class Implementation {

    /** Under 2.25 (PS3.5 B.2), from a random UUID drawn once for Niffler. */
    public static final String CLASS_UID = "2.25.300230896889625456393789390540118291114";

    /** At most 16 characters. */
    public static final String VERSION_NAME = "NIFFLER_0_1";

    private Implementation() {}
}

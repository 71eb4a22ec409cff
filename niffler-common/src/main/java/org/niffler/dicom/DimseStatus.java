package org.niffler.dicom;

import java.util.Map;

/**
 * The status of a DIMSE response, (0000,0900), with the classes that PS3.7 annex C gives it.
 *
 * @param code 16 bits
 */
public record DimseStatus(int code) {

    public static final DimseStatus SUCCESS = new DimseStatus(0x0000);
    public static final DimseStatus CANCEL = new DimseStatus(0xFE00);
    public static final DimseStatus PROCESSING_FAILURE = new DimseStatus(0x0110);
    public static final DimseStatus OUT_OF_RESOURCES = new DimseStatus(0xA700);
    public static final DimseStatus CANNOT_UNDERSTAND = new DimseStatus(0xC000);
    public static final DimseStatus DATA_SET_DOES_NOT_MATCH = new DimseStatus(0xB007);

    /** The meanings that an operator meets most often: PS3.4 tables B.2-1, C.4-1, C.4-2 and PS3.7 annex C. */
    private static final Map<Integer, String> MEANINGS = Map.ofEntries(
            Map.entry(0x0000, "success"),
            Map.entry(0x0110, "processing failure"),
            Map.entry(0x0112, "no such object instance"),
            Map.entry(0x0122, "SOP class not supported"),
            Map.entry(0x0124, "not authorized"),
            Map.entry(0x0211, "unrecognized operation"),
            Map.entry(0x0213, "resource limitation"),
            Map.entry(0xA700, "out of resources"),
            Map.entry(0xA701, "out of resources: unable to calculate the number of matches"),
            Map.entry(0xA702, "out of resources: unable to perform sub-operations"),
            Map.entry(0xA801, "move destination unknown"),
            Map.entry(0xA900, "identifier does not match SOP class"),
            Map.entry(0xAA00, "none of the requested frames were found"),
            Map.entry(0xB000, "sub-operations complete, one or more failures or warnings"),
            Map.entry(0xB007, "data set does not match SOP class"),
            Map.entry(0xFE00, "cancelled"),
            Map.entry(0xFF00, "pending"),
            Map.entry(0xFF01, "pending, optional keys not supported"));

    public DimseStatus {
        code &= 0xFFFF;
    }

    public boolean isSuccess() {
        return code == 0;
    }

    public boolean isPending() {
        return code == 0xFF00 || code == 0xFF01;
    }

    public boolean isCancel() {
        return code == CANCEL.code;
    }

    /** PS3.7 C.3: 0001H, 0107H, 0116H and BxxxH. */
    public boolean isWarning() {
        return code == 0x0001 || code == 0x0107 || code == 0x0116 || (code & 0xF000) == 0xB000;
    }

    public boolean isFailure() {
        return !isSuccess() && !isPending() && !isCancel() && !isWarning();
    }

    /** What the status says, in words; empty for the codes that peers invent. */
    public String meaning() {
        String known = MEANINGS.get(code);
        if (known != null) {
            return known;
        }
        return (code & 0xF000) == 0xC000 ? "unable to process" : "";
    }

    /** The code as the original prints it: {@code 0x0000}. */
    public String hex() {
        return String.format("0x%04X", code);
    }

    @Override
    public String toString() {
        String meaning = meaning();
        return meaning.isEmpty() ? hex() : hex() + " (" + meaning + ")";
    }
}

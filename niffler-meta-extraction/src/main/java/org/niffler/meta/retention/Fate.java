package org.niffler.meta.retention;

/** What a pass did to an extracted series, or would have done. */
public sealed interface Fate {

    /** Its files are gone, and this was written down. */
    record Deleted() implements Fate {}

    /** There were no files any more; somebody else had deleted them. */
    record Gone() implements Fate {}

    record Kept(KeepReason reason) implements Fate {}

    /**
     * It could not be deleted.
     *
     * @param why and what to do, without the folder's name, which tells the PatientID
     */
    record Failed(String why) implements Fate {}
}

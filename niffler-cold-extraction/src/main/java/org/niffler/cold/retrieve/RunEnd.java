package org.niffler.cold.retrieve;

/** Why a run came to its end. */
public sealed interface RunEnd {

    /** Every row was looked at. */
    record Finished() implements RunEnd {}

    /** The PACS could not be reached any more; the remaining rows were not tried, and are reported so. */
    record PacsUnreachable(String reason) implements RunEnd {}

    /** It was stopped from outside; the remaining rows were not tried. */
    record Interrupted() implements RunEnd {}

    /** Something on our side failed that every further row needs; the remaining rows were not tried, and are reported so. */
    record Broken(String reason) implements RunEnd {}
}

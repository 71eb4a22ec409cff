package org.niffler.cold.cli;

/** How images come. */
public enum Transport {
    /** C-MOVE: the PACS opens associations to the destination. */
    MOVE,
    /** C-GET: on the association on which they are asked for. */
    GET
}

package org.niffler.testkit.pacs;

import java.util.Map;

/**
 * A request as the PACS saw it.
 *
 * @param kind as DICOM calls it: C-ECHO, C-FIND, C-MOVE, C-GET, C-STORE, C-CANCEL
 * @param level the query/retrieve level; empty where there is none
 * @param destination of a C-MOVE; empty otherwise
 * @param keys by keyword; return keys have an empty value
 */
public record Request(String kind, String level, String callingAet, String destination, Map<String, String> keys) {

    public Request {
        keys = Map.copyOf(keys);
    }
}

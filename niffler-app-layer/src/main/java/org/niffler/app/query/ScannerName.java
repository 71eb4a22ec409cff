package org.niffler.app.query;

import java.util.List;
import org.niffler.metadata.StoredDocument;

/**
 * By what scanners are told apart.
 *
 * @param attributes of a document the first that has a value names its scanner
 */
public record ScannerName(List<String> attributes) {

    public ScannerName {
        attributes = List.copyOf(attributes);
    }

    /** Empty text if the document names none. */
    public String of(StoredDocument document) {
        for (String attribute : attributes) {
            String name = document.plain(attribute);
            if (!name.isEmpty()) {
                return name;
            }
        }
        return "";
    }
}

package org.niffler.cold.request;

import java.util.Optional;
import org.niffler.csv.CsvException;
import org.niffler.csv.CsvHeader;

/**
 * An attribute and the column in which its values stand.
 *
 * @param name the column's name in the header, if it was given; it goes before the index
 * @param index the column's index, from 0
 * @param indexKey the setting that holds the index, for messages
 */
public record QueryColumn(QueryAttribute attribute, Optional<String> name, int index, String indexKey) {

    /**
     * Where it stands in this file.
     *
     * @throws CsvException if there is no such column
     */
    public int in(CsvHeader header) throws CsvException {
        if (name.isPresent()) {
            return header.indexOf(name.get());
        }
        return header.require(index, indexKey);
    }
}

package org.niffler.metadata.mongo.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;

/**
 * Where in a collection the documents are with a value of an attribute. It is kept from when it is made, and filled with the
 * documents from before in the order of their ids; until that is done, it knows too few.
 */
final class StoreIndex {

    /** Behind every id: filled with all documents. */
    static final String WHOLE = "\uffff";

    private final String attribute;
    private final IndexKeys keys;
    private final MVMap<String, Boolean> entries;
    private final MVMap<String, String> filled;

    /**
     * @param entries of the file
     * @param filled of the file: by the names of such maps how far they are filled
     */
    StoreIndex(String attribute, MVMap<String, Boolean> entries, MVMap<String, String> filled) {
        this.attribute = attribute;
        this.keys = IndexKeys.of(attribute);
        this.entries = entries;
        this.filled = filled;
    }

    String attribute() {
        return attribute;
    }

    /** @param before in the place of which the document is put; null if there was none */
    void put(String id, Document before, Document document) {
        Optional<String> old = before == null ? Optional.empty() : keys.key(before, id);
        Optional<String> now = keys.key(document, id);
        if (!old.equals(now)) {
            old.ifPresent(entries::remove);
            now.ifPresent(key -> entries.put(key, true));
        }
    }

    void remove(String id, Document document) {
        keys.key(document, id).ifPresent(entries::remove);
    }

    boolean isFilled() {
        return filledTo().equals(WHOLE);
    }

    /** The id to which it is filled, that included; empty at first. */
    String filledTo() {
        return filled.getOrDefault(entries.getName(), "");
    }

    void filledTo(String id) {
        filled.put(entries.getName(), id);
    }

    /** Takes it out of the file. */
    void drop() {
        filled.remove(entries.getName());
        entries.getStore().removeMap(entries);
    }

    /** Where to look for the documents of a query; empty if it cannot tell. */
    Optional<KeyRanges> ranges(Document query) {
        return isFilled() ? AskedKeys.of(query, attribute) : Optional.empty();
    }

    /** How many documents are in ranges and among {@link KeyRange#OTHERS}. */
    long count(KeyRanges ranges) {
        return ranges.ranges().stream().mapToLong(this::count).sum() + count(KeyRange.OTHERS);
    }

    private long count(KeyRange range) {
        return rank(range.to()) - rank(range.from());
    }

    private long rank(String key) {
        long index = entries.getKeyIndex(key);
        return index < 0 ? -index - 1 : index;
    }

    /** Whether a document is in ranges or among {@link KeyRange#OTHERS}. */
    boolean holds(String id, Document document, KeyRanges ranges) {
        return keys.key(document, id)
                .filter(key -> KeyRange.OTHERS.holds(key) || ranges.holds(key))
                .isPresent();
    }

    /** The first keys behind another one, and within a range. */
    List<String> keys(String after, KeyRange range, int most) {
        // Nothing is between a text and the same with the least character behind it.
        String first = after.compareTo(range.from()) < 0 ? range.from() : after + '\0';
        List<String> found = new ArrayList<>();
        Cursor<String, Boolean> cursor = entries.cursor(first);
        while (found.size() < most && cursor.hasNext()) {
            String key = cursor.next();
            if (key.compareTo(range.to()) >= 0) {
                break;
            }
            found.add(key);
        }
        return found;
    }
}

package org.niffler.metadata.mongo.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Those at some places. Of a place many are fetched at a time, in the order of their ids: those that are neighbours in the file
 * are on one page, which is read once.
 */
final class IndexedCandidates implements Candidates {

    // Some queries want one document, some hundred thousands; only their ids are in memory.
    private static final int FIRST_FETCH = 1 << 9;
    private static final int LARGEST_FETCH = 1 << 15;

    private final DocumentMap documents;
    private final List<Map.Entry<StoreIndex, KeyRanges>> places;
    private final WantedFields asked;
    private int place;
    private KeyReader keys;
    private Iterator<String> fetched = Collections.emptyIterator();
    private int fetch = FIRST_FETCH;

    IndexedCandidates(DocumentMap documents, Places places) {
        this.documents = documents;
        this.places = List.copyOf(places.ranges().entrySet());
        this.asked = WantedFields.of(
                places.ranges().keySet().stream().map(StoreIndex::attribute).toList());
        this.keys = readerOf(0);
    }

    private KeyReader readerOf(int number) {
        return new KeyReader(
                places.get(number).getKey(), places.get(number).getValue().ranges());
    }

    @Override
    public void resume() {
        // Nothing to do: the next keys are looked for in the map as it is, and documents by their ids.
    }

    @Override
    public byte[] next() {
        if (!fetched.hasNext() && !fetch()) {
            return null;
        }
        String id = fetched.next();
        byte[] bson = documents.bytes(id);
        return bson == null || wasMet(id, bson) ? NOT_THIS : bson;
    }

    /** Whether it is at one of the places before. */
    private boolean wasMet(String id, byte[] bson) {
        if (place == 0) {
            return false;
        }
        Document document = asked.decode(bson);
        return places.subList(0, place).stream()
                .anyMatch(before -> before.getKey().holds(id, document, before.getValue()));
    }

    /** @return whether there are more */
    private boolean fetch() {
        List<String> ids = new ArrayList<>(keys.ids(fetch));
        while (ids.isEmpty() && place + 1 < places.size()) {
            place++;
            keys = readerOf(place);
            ids.addAll(keys.ids(fetch));
        }
        fetch = Math.min(2 * fetch, LARGEST_FETCH);
        Collections.sort(ids);
        fetched = ids.iterator();
        return !ids.isEmpty();
    }

    /** Reads the keys of ranges in their order, and {@link KeyRange#OTHERS} behind them. */
    private static final class KeyReader {

        private final StoreIndex index;
        private final Iterator<KeyRange> following;
        private KeyRange range;
        private String last = "";

        KeyReader(StoreIndex index, List<KeyRange> ranges) {
            this.index = index;
            List<KeyRange> all = new ArrayList<>(ranges);
            all.add(KeyRange.OTHERS);
            this.following = all.iterator();
            this.range = following.next();
        }

        /** Of the next keys, wherever the index ends now. */
        List<String> ids(int most) {
            List<String> ids = new ArrayList<>();
            while (range != null && ids.size() < most) {
                for (String key : index.keys(last, range, most - ids.size())) {
                    ids.add(IndexKeys.id(key));
                    last = key;
                }
                if (ids.size() < most) {
                    range = following.hasNext() ? following.next() : null;
                }
            }
            return ids;
        }
    }
}

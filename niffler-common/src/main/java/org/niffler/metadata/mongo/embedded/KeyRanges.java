package org.niffler.metadata.mongo.embedded;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Ranges of an index's keys.
 *
 * @param ranges in their order, with something between each and the next
 */
record KeyRanges(List<KeyRange> ranges) {

    static final KeyRanges NONE = new KeyRanges(List.of());

    KeyRanges {
        ranges = List.copyOf(ranges);
    }

    static KeyRanges of(KeyRange range) {
        return new KeyRanges(List.of(range));
    }

    /** Of ranges in any order, of which some may have keys in common. */
    static KeyRanges joined(Stream<KeyRange> ranges) {
        List<KeyRange> joined = new ArrayList<>();
        ranges.sorted(Comparator.comparing(KeyRange::from)).forEach(range -> {
            int last = joined.size() - 1;
            if (last < 0 || joined.get(last).to().compareTo(range.from()) < 0) {
                joined.add(range);
            } else {
                KeyRange before = joined.get(last);
                joined.set(last, new KeyRange(before.from(), later(before.to(), range.to())));
            }
        });
        return new KeyRanges(joined);
    }

    /** What is in one of the two. */
    KeyRanges or(KeyRanges other) {
        return joined(Stream.concat(ranges.stream(), other.ranges.stream()));
    }

    /** What is in both. */
    KeyRanges and(KeyRanges other) {
        List<KeyRange> common = new ArrayList<>();
        int own = 0;
        int others = 0;
        while (own < ranges.size() && others < other.ranges.size()) {
            KeyRange one = ranges.get(own);
            KeyRange two = other.ranges.get(others);
            String from = later(one.from(), two.from());
            boolean endsFirst = one.to().compareTo(two.to()) < 0;
            String to = endsFirst ? one.to() : two.to();
            if (from.compareTo(to) < 0) {
                common.add(new KeyRange(from, to));
            }
            own += endsFirst ? 1 : 0;
            others += endsFirst ? 0 : 1;
        }
        return new KeyRanges(common);
    }

    boolean holds(String key) {
        return ranges.stream().anyMatch(range -> range.holds(key));
    }

    private static String later(String one, String other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}

package org.niffler.meta.series;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Which of a series' instances are its first, middle and last. */
public final class SeriesOrder {

    private SeriesOrder() {}

    /**
     * An instance of a series.
     *
     * @param instanceNumber (0020,0013); empty if it has none, which comes last
     * @param name decides between instances of the same number
     */
    public record Member(String name, OptionalInt instanceNumber) {}

    /**
     * The instances to extract: of one only the first, of two the first and the last.
     *
     * @param members at least one
     */
    public static Map<Slot, Member> choose(List<Member> members) {
        List<Member> ordered = new ArrayList<>(members);
        ordered.sort(Comparator.comparingInt(
                        (Member member) -> member.instanceNumber().orElse(Integer.MAX_VALUE))
                .thenComparing(Member::name));
        Map<Slot, Member> chosen = new LinkedHashMap<>();
        chosen.put(Slot.FIRST, ordered.get(0));
        int last = ordered.size() - 1;
        if (last >= 2) {
            chosen.put(Slot.MIDDLE, ordered.get(last / 2));
        }
        if (last >= 1) {
            chosen.put(Slot.LAST, ordered.get(last));
        }
        return chosen;
    }
}

package org.niffler.png.codec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.niffler.dicom.file.PixelData;
import org.niffler.dicom.file.PixelData.Fragment;

/**
 * Says which fragments make which frame (PS3.5 A.4): by the extended or the basic offset table, if there is one and it
 * points at fragments; else one fragment a frame, all fragments one frame, or by where an image begins.
 */
final class FragmentFrames {

    private static final int ITEM_HEADER = 8;

    private final PixelData.Encapsulated pixels;
    private final int frames;
    private final IntPredicate begins;

    /**
     * @param frames how many the image says it has
     * @param begins whether a frame begins in this fragment, as far as its first bytes tell
     */
    FragmentFrames(PixelData.Encapsulated pixels, int frames, IntPredicate begins) {
        this.pixels = pixels;
        this.frames = frames;
        this.begins = begins;
    }

    /** The fragments of each frame, in order; fewer frames than the image says where the file does not have them. */
    List<List<Fragment>> all() {
        return byTable(pixels.extendedOffsets(), pixels.extendedLengths())
                .or(() -> byTable(pixels.basicOffsets(), List.of()))
                .orElseGet(this::byContent);
    }

    private Optional<List<List<Fragment>>> byTable(List<Long> offsets, List<Long> lengths) {
        int fragments = pixels.fragments().size();
        if (offsets.size() < frames || fragments == 0) {
            return Optional.empty();
        }
        Map<Long, Integer> starts = starts();
        List<Integer> firsts = new ArrayList<>();
        for (long offset : offsets.subList(0, frames)) {
            Integer first = starts.get(offset);
            boolean behindEnd = first == null && offset >= end();
            if (behindEnd) {
                break; // of a file that was cut
            }
            if (first == null || !firsts.isEmpty() && first <= firsts.get(firsts.size() - 1)) {
                return Optional.empty();
            }
            firsts.add(first);
        }
        int after = starts.getOrDefault(offsets.size() > frames ? offsets.get(frames) : -1L, fragments);
        return Optional.of(trimmed(cut(firsts, after), lengths));
    }

    /** Offsets count from the first byte of the first fragment's item tag (A.4). */
    private Map<Long, Integer> starts() {
        Map<Long, Integer> starts = new HashMap<>();
        long base = pixels.fragments().get(0).position();
        for (int i = 0; i < pixels.fragments().size(); i++) {
            starts.put(pixels.fragments().get(i).position() - base, i);
        }
        return starts;
    }

    private long end() {
        Fragment last = pixels.fragments().get(pixels.fragments().size() - 1);
        return last.position() + last.length() - pixels.fragments().get(0).position() + ITEM_HEADER;
    }

    private List<List<Fragment>> byContent() {
        int fragments = pixels.fragments().size();
        if (frames == 1) {
            return fragments == 0 ? List.of() : List.of(pixels.fragments());
        }
        List<Integer> firsts = new ArrayList<>();
        for (int i = 0; i < fragments; i++) {
            if (fragments <= frames || i == 0 || begins.test(i)) {
                firsts.add(i);
            }
        }
        return cut(firsts, fragments);
    }

    private List<List<Fragment>> cut(List<Integer> firsts, int end) {
        List<List<Fragment>> cut = new ArrayList<>();
        for (int i = 0; i < firsts.size(); i++) {
            int next = i + 1 < firsts.size() ? firsts.get(i + 1) : end;
            cut.add(pixels.fragments().subList(firsts.get(i), Math.max(firsts.get(i) + 1, next)));
        }
        return cut;
    }

    /** PS3.3 C.7.6.3.1.8: the length of a frame without its padding; with the extended table it is in one fragment. */
    private static List<List<Fragment>> trimmed(List<List<Fragment>> frames, List<Long> lengths) {
        List<List<Fragment>> trimmed = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            List<Fragment> fragments = frames.get(i);
            Fragment only = fragments.get(0);
            boolean shorter = fragments.size() == 1
                    && i < lengths.size()
                    && lengths.get(i) > 0
                    && lengths.get(i) < only.declaredLength();
            trimmed.add(shorter ? List.of(shortened(only, lengths.get(i))) : fragments);
        }
        return trimmed;
    }

    private static Fragment shortened(Fragment fragment, long length) {
        return new Fragment(fragment.position(), Math.min(fragment.length(), length), length);
    }
}

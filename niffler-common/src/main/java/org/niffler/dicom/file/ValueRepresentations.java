package org.niffler.dicom.file;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.aoju.bus.image.galaxy.data.ElementDictionary;
import org.aoju.bus.image.galaxy.data.VR;

/** The two letters of a value representation (PS3.5 6.2), as they stand in a data set. */
final class ValueRepresentations {

    private static final Map<Integer, VR> BY_CODE =
            Arrays.stream(VR.values()).collect(Collectors.toUnmodifiableMap(VR::code, Function.identity()));

    private ValueRepresentations() {}

    /** The one at this offset, or null: the toolkit's own look-up writes a log line for each unknown one. */
    static VR at(ByteBuffer bytes, int offset) {
        return BY_CODE.get((bytes.get(offset) & 0xFF) << 8 | bytes.get(offset + 1) & 0xFF);
    }

    static boolean isKnown(ByteBuffer bytes, int offset) {
        return at(bytes, offset) != null;
    }

    /** Whether there are two capital letters: a value representation that is younger than the toolkit, or an error. */
    static boolean isPair(ByteBuffer bytes, int offset) {
        return isCapital(bytes.get(offset)) && isCapital(bytes.get(offset + 1));
    }

    static boolean isStandard(int tag) {
        return ElementDictionary.vrOf(tag, null) != VR.UN;
    }

    private static boolean isCapital(byte letter) {
        return letter >= 'A' && letter <= 'Z';
    }
}

package org.niffler.png.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.niffler.dicom.DataSet;

/** PS3.3 C.7.9.2: opcode 0 is discrete, 1 linear, 2 indirect. */
class SegmentedDataTest {

    @Test
    void expandsAllKindsOfSegments() throws UnusableImageException {
        int[] entries = expand(
                10, //
                new int[] {0, 3, 10, 20, 30}, // bytes 0 to 9
                new int[] {1, 4, 50}, // 35, 40, 45, 50; bytes 10 to 15
                new int[] {2, 1, 0, 0});

        assertThat(entries).containsExactly(10, 20, 30, 35, 40, 45, 50, 10, 20, 30);
    }

    @Test
    void beginsACopiedLineWhereTheTableIsNow() throws UnusableImageException {
        int[] entries =
                expand(7, new int[] {0, 1, 0}, new int[] {1, 2, 100}, new int[] {0, 1, 20}, new int[] {2, 2, 6, 0});

        // Two segments from byte 6 on: the line to 100 in two steps, from 20 this time, then 20.
        assertThat(entries).containsExactly(0, 50, 100, 20, 60, 100, 20);
    }

    @Test
    void roundsLinesThatRiseAndFall() throws UnusableImageException {
        // From 10 to 0 in three steps: 6.67, 3.33, 0; from 0 to 2 in four: 0.5, 1, 1.5, 2, halves up.
        assertThat(expand(8, new int[] {0, 1, 10}, new int[] {1, 3, 0}, new int[] {1, 4, 2}))
                .containsExactly(10, 7, 3, 0, 1, 1, 2, 2);
    }

    @Test
    void readsOffsetsOf32BitsLowWordFirst() throws UnusableImageException {
        int[] values = new int[2 + 40000];
        values[1] = 40000;
        values[40001] = 7;

        // A line from 7 to 9, of which byte 80004 is the first.
        int[] entries = expand(40004, values, new int[] {1, 2, 9}, new int[] {2, 1, 80004 & 0xFFFF, 80004 >> 16});

        assertThat(entries).endsWith(7, 8, 9, 9, 9);
    }

    @Test
    void expandsSegmentsOfBytes() throws UnusableImageException {
        DataSet dataSet = Elements.littleEndian(elements ->
                elements.bytes(PaletteTag.RED.segmentedData(), VR.OW, 0, 2, 100, 200, 1, 2, 250, 2, 1, 0, 0, 0, 0, 0));

        int[] entries = SegmentedData.expand(
                LutBytes.of(dataSet, PaletteTag.RED.segmentedData()), new LutDescriptor(6, 0, 8), "Segments");

        assertThat(entries).containsExactly(100, 200, 225, 250, 100, 200);
    }

    static Stream<Arguments> badSegments() {
        return Stream.of(
                Arguments.of("Segments begins with a linear segment", new int[] {1, 2, 3}),
                Arguments.of("Segments ends in the middle of a segment", new int[] {0, 2, 3}),
                Arguments.of("Segments ends in the middle of a segment", new int[] {0, 1, 3, 1}),
                Arguments.of("Segments has a segment of the unknown type 3", new int[] {3, 1, 1}),
                Arguments.of("Segments has a segment of no length", new int[] {0, 0, 2, 60000, 0, 0}),
                Arguments.of("Segments gives 3 entries instead of 4", new int[] {0, 3, 1, 2, 3}),
                Arguments.of("Segments gives more than 4 entries", new int[] {0, 5, 1, 2, 3, 4, 5}),
                Arguments.of("Segments gives more than 4 entries", new int[] {0, 1, 1, 1, 65535, 9}),
                Arguments.of(
                        "Segments has an indirect segment that points to no segment", new int[] {0, 1, 1, 2, 1, 0, 1}),
                Arguments.of(
                        "Segments has an indirect segment that points to no segment",
                        new int[] {0, 1, 1, 2, 1, 0xFFFF, 0xFFFF}),
                Arguments.of(
                        "Segments has an indirect segment that points to no segment", new int[] {0, 1, 1, 2, 1, 1, 0}),
                Arguments.of(
                        "Segments has an indirect segment that points to another", new int[] {0, 1, 1, 2, 1, 6, 0}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badSegments")
    void refusesSegmentsThatAreNotWellFormed(String message, int[] words) {
        assertThatThrownBy(() -> expand(4, words))
                .isInstanceOf(UnusableImageException.class)
                .hasMessage(message);
    }

    private static int[] expand(int expected, int[]... segments) throws UnusableImageException {
        int[] words = Stream.of(segments).flatMapToInt(java.util.Arrays::stream).toArray();
        DataSet dataSet =
                Elements.littleEndian(elements -> elements.words(PaletteTag.RED.segmentedData(), VR.OW, words));
        return SegmentedData.expand(
                LutBytes.of(dataSet, PaletteTag.RED.segmentedData()), new LutDescriptor(expected, 0, 16), "Segments");
    }
}

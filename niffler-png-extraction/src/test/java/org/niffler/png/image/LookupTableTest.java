package org.niffler.png.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LookupTableTest {

    @Test
    void readsWordsInBothByteOrders() throws UnusableImageException {
        Consumer<Elements> table = Elements.table(3, 16, 1, 256, 40000);

        for (var item : new org.niffler.dicom.DataSet[] {Elements.littleEndian(table), Elements.bigEndian(table)}) {
            LookupTable read = LookupTable.ofItem(item, false);

            assertThat(read.first()).isEqualTo(3);
            assertThat(read.entries()).containsExactly(1, 256, 40000);
        }
    }

    @Test
    void readsBytes() throws UnusableImageException {
        var item = Elements.littleEndian(table ->
                table.words(ImageTag.LUT_DESCRIPTOR, VR.US, 3, 0, 8).bytes(ImageTag.LUT_DATA, VR.OB, 1, 200, 3, 0));

        assertThat(LookupTable.ofItem(item, false).entries()).containsExactly(1, 200, 3);
    }

    @Test
    void readsValuesOfUnknownRepresentationAsLittleEndian() throws UnusableImageException {
        var item = Elements.littleEndian(table -> table.bytes(ImageTag.LUT_DESCRIPTOR, VR.UN, 2, 0, 0, 0, 16, 0)
                .bytes(ImageTag.LUT_DATA, VR.UN, 1, 2, 3, 4));

        assertThat(LookupTable.ofItem(item, false).entries()).containsExactly(0x0201, 0x0403);
    }

    static Stream<Arguments> badTables() {
        return Stream.of(
                Arguments.of(descriptor(2, 0).andThen(data(VR.OW, 1, 2)), "LUTDescriptor has 2 values instead of 3"),
                Arguments.of(
                        descriptor(2, 0, 7).andThen(data(VR.OW, 1, 2)),
                        "LUTDescriptor has 7 bits an entry instead of 8 to 16"),
                Arguments.of(
                        descriptor(2, 0, 17).andThen(data(VR.OW, 1, 2)),
                        "LUTDescriptor has 17 bits an entry instead of 8 to 16"),
                Arguments.of(
                        descriptor(3, 0, 16).andThen(data(VR.OW, 1, 2)),
                        "LUTData has 4 bytes, too few for the 3 entries of 16 bits that LUTDescriptor says"),
                Arguments.of(
                        descriptor(5, 0, 8).andThen(data(VR.OW, 1, 2)),
                        "LUTData has 4 bytes, too few for the 5 entries of 8 bits that LUTDescriptor says"),
                Arguments.of(
                        descriptor(0, 0, 16).andThen(data(VR.OW, 1, 2)),
                        "LUTData has 4 bytes, too few for the 65536 entries of 16 bits that LUTDescriptor says"),
                Arguments.of(
                        descriptor(2, 0, 10).andThen(data(VR.OW, 1, 1024)),
                        "LUTData has an entry of 1024, but LUTDescriptor says 10 bits an entry"),
                Arguments.of(
                        descriptor(2, 0, 16).andThen(item -> item.bytes(ImageTag.LUT_DATA, VR.OW, 1, 2, 3)),
                        "LUTData has 3 bytes, which are no whole words"),
                Arguments.of(
                        descriptor(2, 0, 16).andThen(item -> item.text(ImageTag.LUT_DATA, VR.LO, "Doe^Jane")),
                        "LUTData has the value representation LO and not US, SS, OW or OB"),
                Arguments.of(
                        descriptor(2, 0, 16).andThen(item -> item.empty(ImageTag.LUT_DATA)),
                        "LUTData is missing or empty"),
                Arguments.of(data(VR.OW, 1, 2), "LUTDescriptor is missing or empty"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("badTables")
    void refusesBadTables(Consumer<Elements> item, String message) {
        assertThatThrownBy(() -> LookupTable.ofItem(Elements.littleEndian(item), false))
                .isInstanceOf(UnusableImageException.class)
                .hasMessage(message);
    }

    private static Consumer<Elements> descriptor(int... values) {
        return item -> item.words(ImageTag.LUT_DESCRIPTOR, VR.US, values);
    }

    private static Consumer<Elements> data(VR vr, int... values) {
        return item -> item.words(ImageTag.LUT_DATA, vr, values);
    }
}

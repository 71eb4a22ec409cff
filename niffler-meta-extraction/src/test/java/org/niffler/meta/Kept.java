package org.niffler.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.niffler.testkit.fixture.WrittenInstance;

/** Compares what a service has on disk with what was sent. */
final class Kept {

    /** Behind the preamble, the prefix and the element (0002,0000) that tells how much meta information follows. */
    private static final int META_LENGTH_AT = 128 + 4 + 8;

    private Kept() {}

    /** It is in its place, and its data set is byte for byte the one that was sent. */
    static void assertHolds(TestService service, String patientId, WrittenInstance instance) {
        assertHolds(service.storage(), patientId, instance);
    }

    static void assertHolds(Path storage, String patientId, WrittenInstance instance) {
        Path file = storage.resolve(patientId)
                .resolve(instance.studyUid())
                .resolve(instance.seriesUid())
                .resolve(instance.sopUid() + ".dcm");
        assertThat(file).isRegularFile();
        assertThat(dataSet(file)).as("data set of " + file).isEqualTo(dataSet(instance.file()));
    }

    static byte[] dataSet(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            int metaLength =
                    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(META_LENGTH_AT);
            return Arrays.copyOfRange(bytes, META_LENGTH_AT + 4 + metaLength, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

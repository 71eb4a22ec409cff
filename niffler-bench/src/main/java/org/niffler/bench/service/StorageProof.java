package org.niffler.bench.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.niffler.bench.images.Batch;
import org.niffler.bench.images.InstanceTemplate;
import org.niffler.testkit.process.ProcessFailed;

/** Holds what was acknowledged against the files of a storage folder. */
final class StorageProof {

    /** All files are there and as long as they should be; of these, each byte is compared. */
    private static final int EACH_BYTE_OF_ONE_IN = 50;

    private final Map<String, Path> bySopInstanceUid = new HashMap<>();

    StorageProof(Path storage) throws IOException {
        for (Path file : Batch.in(storage).files()) {
            String uid = file.getFileName().toString().replaceFirst("\\.dcm$", "");
            if (bySopInstanceUid.put(uid, file) != null) {
                throw new ProcessFailed("The storage has instance " + uid + " twice.");
            }
        }
    }

    int files() {
        return bySopInstanceUid.size();
    }

    /**
     * Looks for all that was acknowledged.
     *
     * @return how many there are
     * @throws ProcessFailed if one is missing, or not as it was sent
     */
    long requireAll(List<SentSeries> sent) throws IOException {
        long found = 0;
        for (SentSeries each : sent) {
            for (int i = 0; i < each.series().instances().size(); i++) {
                if (each.isAcknowledged(i)) {
                    require(each, i, found++ % EACH_BYTE_OF_ONE_IN == 0);
                }
            }
        }
        return found;
    }

    private void require(SentSeries sent, int index, boolean eachByte) throws IOException {
        String uid = sent.series().uids(index).instance();
        Path file = bySopInstanceUid.get(uid);
        if (file == null) {
            throw new ProcessFailed("Instance " + uid + " was acknowledged and is not in the storage.");
        }
        InstanceTemplate.DataSetBytes dataSet =
                sent.series().instances().get(index).dataSet(sent.series().uids(index));
        long offset = Batch.dataSetOffset(file);
        if (Files.size(file) - offset != dataSet.length()
                || eachByte && !dataSet.equalsBytes(dataSetOf(file, (int) offset))) {
            throw new ProcessFailed("Instance " + uid + " is not in the storage as it was sent.");
        }
    }

    private static byte[] dataSetOf(Path file, int offset) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return Arrays.copyOfRange(bytes, offset, bytes.length);
    }
}

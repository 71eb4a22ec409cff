package org.niffler.bench.receiver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;
import org.niffler.bench.peer.Storescu;
import org.niffler.dicom.AeTitle;
import org.niffler.dicom.LocalAe;
import org.niffler.dicom.NetworkSettings;
import org.niffler.dicom.file.Durability;
import org.niffler.dicom.file.StorageFolder;
import org.niffler.dicom.file.StorageOptions;
import org.niffler.dicom.file.StoragePath;
import org.niffler.dicom.net.DicomNode;
import org.niffler.dicom.net.scp.StorageScp;

/** Our receiver by itself, put together as cold-extraction does it, with the same defaults. */
public final class NifflerReceiver {

    private static final StorageOptions OPTIONS = new StorageOptions(1L << 30, Durability.RENAME);

    private NifflerReceiver() {}

    /** Receives until the process is killed. */
    public static void run(int port, Path folder) throws IOException, InterruptedException {
        LongAdder received = new LongAdder();
        LocalAe address = new LocalAe(new AeTitle(Storescu.CALLED_AET), Optional.empty(), port);
        try (StorageFolder storage = StorageFolder.open(
                        folder, StoragePath.parse(StoragePath.DEFAULT), OPTIONS, instance -> received.increment());
                DicomNode node = new DicomNode(address.title(), NetworkSettings.defaults());
                StorageScp scp = StorageScp.start(node, address, storage)) {
            new CountDownLatch(1).await();
        }
    }
}

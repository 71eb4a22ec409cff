package org.niffler.bench;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.niffler.dicom.LocalAe;
import org.niffler.dicom.NetworkSettings;
import org.niffler.dicom.file.StorageFolder;
import org.niffler.dicom.file.StorageOptions;
import org.niffler.dicom.file.StoragePath;
import org.niffler.dicom.net.DicomNode;
import org.niffler.dicom.net.scp.StorageScp;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Our receiver alone, wired as cold-extraction wires it. Runs until it is killed. */
@Command(name = "serve", hidden = true, description = "Receives instances into a folder, until it is killed.")
final class Receiver implements Callable<Integer> {

    private static final long MINIMUM_FREE_BYTES = 1L << 30;

    @Parameters(index = "0", paramLabel = "AET:PORT")
    private String address;

    @Parameters(index = "1", paramLabel = "FOLDER")
    private Path folder;

    @Override
    public Integer call() throws Exception {
        LocalAe self = LocalAe.parse(address);
        try (StorageFolder storage = StorageFolder.open(
                        folder,
                        StoragePath.parse(StoragePath.DEFAULT),
                        new StorageOptions(MINIMUM_FREE_BYTES, false),
                        instance -> {});
                DicomNode node = new DicomNode(self.title(), NetworkSettings.defaults());
                StorageScp scp = StorageScp.start(node, self, storage)) {
            System.out.println("receiving on port " + scp.port());
            new CountDownLatch(1).await();
        }
        return 0;
    }
}

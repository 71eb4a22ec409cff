package org.niffler.testkit.pacs;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.io.ImageOutputStream;
import org.aoju.bus.image.metric.Association;
import org.aoju.bus.image.metric.PDVInputStream;
import org.aoju.bus.image.metric.internal.pdu.Presentation;
import org.aoju.bus.image.metric.service.BasicCStoreSCP;

/** Takes instances in, as an archive does. */
final class StoreService extends BasicCStoreSCP {

    private final Archive archive;
    private final Recorder recorder;

    StoreService(Archive archive, Recorder recorder) {
        this.archive = archive;
        this.recorder = recorder;
    }

    @Override
    protected void store(
            Association association, Presentation context, Attributes request, PDVInputStream data, Attributes response)
            throws IOException {
        recorder.add("C-STORE", association);
        String sopUid = request.getString(Tag.AffectedSOPInstanceUID);
        Attributes meta = association.createFileMetaInformation(
                sopUid, request.getString(Tag.AffectedSOPClassUID), context.getTransferSyntax());
        Path file = archive.folder().resolve(sopUid + ".dcm");
        try (OutputStream out = Files.newOutputStream(file)) {
            new ImageOutputStream(out, UID.ExplicitVRLittleEndian).writeFileMetaInformation(meta);
            data.copyTo(out);
        }
        archive.add(file);
    }
}

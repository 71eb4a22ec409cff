package org.niffler.dicom.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.aoju.bus.image.galaxy.io.ImageOutputStream;
import org.niffler.dicom.Implementation;
import org.niffler.dicom.net.scp.IncomingInstance;

/** The preamble, the prefix and the File Meta Information before a data set in a file (PS3.10 7.1). */
final class FileMetaInformation {

    private FileMetaInformation() {}

    static byte[] encode(IncomingInstance instance) {
        Attributes meta = meta(instance.sopClassUid(), instance.sopInstanceUid(), instance.transferSyntaxUid());
        meta.setString(Tag.SourceApplicationEntityTitle, VR.AE, instance.callingAet());
        return encode(meta);
    }

    /** Of an instance that nobody sent: what was known of its sender, and private information, is not there. */
    static byte[] encode(String sopClassUid, String sopInstanceUid, String transferSyntaxUid) {
        return encode(meta(sopClassUid, sopInstanceUid, transferSyntaxUid));
    }

    private static Attributes meta(String sopClassUid, String sopInstanceUid, String transferSyntaxUid) {
        Attributes meta = new Attributes(7);
        meta.setBytes(Tag.FileMetaInformationVersion, VR.OB, new byte[] {0, 1});
        meta.setString(Tag.MediaStorageSOPClassUID, VR.UI, sopClassUid);
        meta.setString(Tag.MediaStorageSOPInstanceUID, VR.UI, sopInstanceUid);
        meta.setString(Tag.TransferSyntaxUID, VR.UI, transferSyntaxUid);
        meta.setString(Tag.ImplementationClassUID, VR.UI, Implementation.CLASS_UID);
        meta.setString(Tag.ImplementationVersionName, VR.SH, Implementation.VERSION_NAME);
        return meta;
    }

    private static byte[] encode(Attributes meta) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try {
            new ImageOutputStream(bytes, UID.ExplicitVRLittleEndian).writeFileMetaInformation(meta);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }
}

package org.niffler.dicom.file;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/** What a file has beside its data set and its picture, where anything may stand and nobody looks. */
public enum HiddenContent {
    /** The 128 bytes before the prefix (PS3.10 7.1), which applications may use as they please. */
    PREAMBLE,
    /** Bytes of Pixel Data behind its last frame. */
    BEHIND_PICTURE,
    /** Comments and application data in JPEG, JPEG-LS and JPEG 2000 codestreams, and bytes behind their end. */
    IN_CODESTREAM;

    private static final int PREAMBLE_BYTES = 128;

    /** What this file has of it; {@link InstanceEncoder} writes nothing of it. */
    public static Set<HiddenContent> of(DicomInstance instance) throws IOException {
        Set<HiddenContent> found = EnumSet.noneOf(HiddenContent.class);
        if (hasPreamble(instance)) {
            found.add(PREAMBLE);
        }
        if (instance.pixelData() instanceof PixelData.Native pixels
                && PictureLength.cut(pixels, instance.dataSet()).length() + 1 < pixels.length()) {
            found.add(BEHIND_PICTURE); // one byte makes the length even (PS3.5 7.1.1)
        }
        if (instance.pixelData() instanceof PixelData.Encapsulated pixels
                && CodestreamText.isIn(instance.transferSyntaxUid())
                && isInCodestream(instance, pixels)) {
            found.add(IN_CODESTREAM);
        }
        return found;
    }

    private static boolean hasPreamble(DicomInstance instance) throws IOException {
        try (FileBytes bytes = FileBytes.open(instance.file())) {
            ByteWindow window = new ByteWindow(bytes);
            if (bytes.size() < PREAMBLE_BYTES + 4
                    || !window.startsWith(PREAMBLE_BYTES, new byte[] {'D', 'I', 'C', 'M'})) {
                return false;
            }
            for (int i = 0; i < PREAMBLE_BYTES; i++) {
                if (window.unsigned(i) != 0) {
                    return true;
                }
            }
            return false;
        }
    }

    private static boolean isInCodestream(DicomInstance instance, PixelData.Encapsulated pixels) throws IOException {
        try (FileBytes bytes = instance.openPixelBytes()) {
            CodestreamText text = new CodestreamText(bytes);
            for (PixelData.Fragment fragment : pixels.fragments()) {
                if (!text.next(fragment).isEmpty()) {
                    return true;
                }
            }
            return false;
        }
    }
}

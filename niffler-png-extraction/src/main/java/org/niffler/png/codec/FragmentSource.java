package org.niffler.png.codec;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import org.niffler.dicom.file.FileBytes;
import org.niffler.dicom.file.PixelData;
import org.niffler.dicom.file.PixelData.Fragment;
import org.niffler.png.image.UndecodableException;

/** Puts the fragments of a frame together. */
final class FragmentSource implements FrameSource {

    /** Enough to tell how a frame begins. */
    private static final int HEAD = 12;

    private static final long MAX_BYTES = Integer.MAX_VALUE - 8L;

    private final FileBytes bytes;
    private final int declaredFrames;
    private final List<List<Fragment>> frames;

    private FragmentSource(FileBytes bytes, int declaredFrames, List<List<Fragment>> frames) {
        this.bytes = bytes;
        this.declaredFrames = declaredFrames;
        this.frames = frames;
    }

    /** @param begins whether a frame begins with these bytes */
    static FragmentSource of(
            FileBytes bytes, PixelData.Encapsulated pixels, int declaredFrames, Predicate<byte[]> begins)
            throws IOException {
        boolean[] starts = new boolean[pixels.fragments().size()];
        for (int i = 0; i < starts.length && declaredFrames > 1; i++) {
            starts[i] = begins.test(head(bytes, pixels.fragments().get(i)));
        }
        return new FragmentSource(
                bytes, declaredFrames, new FragmentFrames(pixels, declaredFrames, i -> starts[i]).all());
    }

    static byte[] head(FileBytes bytes, Fragment fragment) throws IOException {
        byte[] head = new byte[(int) Math.min(HEAD, fragment.length())];
        bytes.readFully(fragment.position(), head, 0, head.length);
        return head;
    }

    @Override
    public byte[] read(int frame) throws UndecodableException, IOException {
        if (frame >= frames.size()) {
            throw Failures.decoder(
                    "the pixel data is cut: frame %d of %d is missing, the file has %d",
                    frame + 1, declaredFrames, frames.size());
        }
        long length = 0;
        long declared = 0;
        for (Fragment fragment : frames.get(frame)) {
            length += fragment.length();
            declared += fragment.declaredLength();
        }
        if (length < declared) {
            throw Failures.decoder(
                    "the pixel data is cut: frame %d of %d needs %d bytes, but the file has %d of them",
                    frame + 1, declaredFrames, declared, length);
        }
        if (length > MAX_BYTES) {
            throw Failures.decoder("frame %d of %d is larger than can be decoded", frame + 1, declaredFrames);
        }
        return join(frames.get(frame), (int) length);
    }

    private byte[] join(List<Fragment> fragments, int length) throws IOException {
        byte[] frame = new byte[length];
        int at = 0;
        for (Fragment fragment : fragments) {
            bytes.readFully(fragment.position(), frame, at, (int) fragment.length());
            at += (int) fragment.length();
        }
        return frame;
    }
}

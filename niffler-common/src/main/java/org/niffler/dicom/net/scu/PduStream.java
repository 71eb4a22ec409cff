package org.niffler.dicom.net.scu;

import java.io.IOException;
import java.io.OutputStream;

/**
 * The toolkit's stream into P-DATA-TF PDUs, which it writes when they are full, each at once. Knows whether a failure is its
 * own. It is not closed: its end is the message's, which the toolkit writes.
 */
final class PduStream extends OutputStream {

    private final OutputStream out;
    private boolean failed;

    PduStream(OutputStream out) {
        this.out = out;
    }

    boolean hasFailed() {
        return failed;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] b, int off, int len) throws IOException {
        try {
            out.write(b, off, len);
        } catch (IOException e) {
            failed = true;
            throw e;
        }
    }
}

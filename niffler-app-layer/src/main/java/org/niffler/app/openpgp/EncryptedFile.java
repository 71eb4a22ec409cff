package org.niffler.app.openpgp;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Date;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.niffler.app.report.OutputFile;

/**
 * A file that is encrypted while it is written: AES-256 with integrity protection (RFC 4880 5.13). Nothing of it reaches the
 * disk in clear. It has its name only once {@link #complete} was called and it is closed; only its owner may read it.
 */
public final class EncryptedFile implements Closeable {

    private static final int CHUNK = 64 * 1024;

    private final OutputFile output;
    private final OutputStream disk;
    private final OutputStream encrypted;
    private final OutputStream content;

    private EncryptedFile(OutputFile output, Recipient recipient) throws IOException, PGPException {
        this.output = output;
        this.disk = Files.newOutputStream(output.part());
        PGPEncryptedDataGenerator generator =
                new PGPEncryptedDataGenerator(new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256)
                        .setWithIntegrityPacket(true)
                        .setSecureRandom(new SecureRandom()));
        generator.addMethod(recipient.method());
        this.encrypted = generator.open(disk, new byte[CHUNK]);
        // No name and no time: both would stand beside the content for whoever decrypts it, and say nothing.
        this.content =
                new PGPLiteralDataGenerator().open(encrypted, PGPLiteralData.BINARY, "", new Date(0), new byte[CHUNK]);
    }

    /**
     * Begins a file.
     *
     * @throws IOException if it cannot be made; the message says why
     */
    public static EncryptedFile begin(Path file, Recipient recipient) throws IOException {
        return OutputFile.begin(file, true, output -> {
            try {
                return new EncryptedFile(output, recipient);
            } catch (PGPException e) {
                throw new IOException("Cannot encrypt " + file + " with this key.", e);
            }
        });
    }

    /** Where to write what is encrypted. */
    public OutputStream content() {
        return content;
    }

    /** All is written: {@link #close} gives it its name. */
    public void complete() throws IOException {
        content.close();
        encrypted.close();
        output.complete();
    }

    @Override
    public void close() throws IOException {
        try (output) {
            disk.close();
        }
    }
}

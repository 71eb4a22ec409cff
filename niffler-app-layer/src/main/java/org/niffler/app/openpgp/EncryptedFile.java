package org.niffler.app.openpgp;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Date;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;

/**
 * A file that is encrypted while it is written: AES-256 with integrity protection (RFC 4880 5.13). Nothing of it reaches the
 * disk in clear. It has its name only once {@link #complete} was called and it is closed; only its owner may read it.
 */
public final class EncryptedFile implements Closeable {

    private static final int CHUNK = 64 * 1024;

    private final Path file;
    private final Path part;
    private final OutputStream disk;
    private final OutputStream encrypted;
    private final OutputStream content;
    private boolean complete;

    private EncryptedFile(Path file, Path part, Recipient recipient) throws IOException, PGPException {
        this.file = file;
        this.part = part;
        this.disk = Files.newOutputStream(part);
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
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a folder; name a file in it.");
        }
        Path folder = file.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw new IOException(folder + " is no folder.", e);
        }
        Path part = folder.resolve("." + file.getFileName() + ".part");
        Files.deleteIfExists(part);
        Files.createFile(part, ownersOnly(folder));
        try {
            return new EncryptedFile(file, part, recipient);
        } catch (PGPException e) {
            Files.deleteIfExists(part);
            throw new IOException("Cannot encrypt " + file + " with this key.", e);
        }
    }

    private static FileAttribute<?>[] ownersOnly(Path folder) throws IOException {
        return Files.getFileStore(folder).supportsFileAttributeView("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Where to write what is encrypted. */
    public OutputStream content() {
        return content;
    }

    /** All is written: {@link #close} gives it its name. */
    public void complete() throws IOException {
        content.close();
        encrypted.close();
        complete = true;
    }

    @Override
    public void close() throws IOException {
        disk.close();
        if (complete) {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.deleteIfExists(part);
        }
    }
}

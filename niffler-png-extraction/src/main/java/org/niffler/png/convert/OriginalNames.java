package org.niffler.png.convert;

import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.niffler.deid.Pseudonymizer;
import org.niffler.deid.Pseudonymizer.Domain;
import org.niffler.dicom.DataSet;
import org.niffler.png.table.FileRecord;
import org.niffler.png.table.MetadataRow;
import org.niffler.png.table.PngFile;
import org.niffler.png.table.RecordSpool;
import org.niffler.progress.KeyIndex;

/**
 * The original's names: SHA-224 of the file's name without folder and ending. In the original the pictures of two files of
 * one name overwrite each other; here the first keeps the name, and others are named by their path. Which is first must not
 * depend on the speed of threads, hence the turns: a name is given when all files before have theirs.
 */
final class OriginalNames implements PngNames {

    private final PseudonymousNames.Folders folders;
    private final Pseudonymizer pseudonymizer;
    /** 64 bits instead of a name, for millions of them; two names with the same would cost one of them its name. */
    private final Set<Long> taken = new HashSet<>();

    private long next;

    OriginalNames(FlattenedTo level, Pseudonymizer pseudonymizer) {
        this.folders = new PseudonymousNames.Folders(level, pseudonymizer);
        this.pseudonymizer = pseudonymizer;
    }

    @Override
    public synchronized String nameOf(long turn, InputFile file, DataSet header) throws InterruptedException {
        await(turn);
        String folder = folders.of(header);
        String name = folder + pseudonymizer.pseudonym(Domain.FILE, file.stem());
        if (!taken.add(KeyIndex.hash(name))) {
            name = folder + pseudonymizer.pseudonym(Domain.FILE, file.source());
            taken.add(KeyIndex.hash(name));
        }
        next(turn);
        return name;
    }

    @Override
    public synchronized void pass(long turn) throws InterruptedException {
        if (next <= turn) {
            await(turn);
            next(turn);
        }
    }

    @Override
    public void taken(InputFile file, RecordSpool spool) throws IOException {
        Optional<String> name = spool.find(file.source()).flatMap(OriginalNames::nameIn);
        synchronized (this) {
            name.ifPresent(given -> taken.add(KeyIndex.hash(given)));
        }
    }

    /** Its pictures tell, or, where it has none, its row. */
    private static Optional<String> nameIn(FileRecord record) {
        return record.outcome().pngs().stream()
                .findFirst()
                .map(PngFile::path)
                .or(() -> record.row().map(MetadataRow::file))
                .map(path -> path.replaceFirst("(_\\d+)?\\.png$", ""));
    }

    private void await(long turn) throws InterruptedException {
        while (next < turn) {
            wait();
        }
    }

    private void next(long turn) {
        next = turn + 1;
        notifyAll();
    }
}

package org.niffler.png.convert;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.file.DicomFile;
import org.niffler.dicom.file.DicomInstance;
import org.niffler.dicom.file.MalformedDataSetException;
import org.niffler.dicom.file.NotDicomException;
import org.niffler.dicom.file.PixelData;
import org.niffler.png.image.FailureClass;
import org.niffler.png.image.UndecodableException;
import org.niffler.png.image.UnusableImageException;
import org.niffler.png.table.FileOutcome;
import org.niffler.png.table.FileRecord;
import org.niffler.png.table.MetadataRow;
import org.niffler.png.table.PngFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Converts one file: its header to a row, its frames to pictures. Whatever is wrong with the file is an outcome. */
final class FileConversion {

    private static final Logger LOG = LoggerFactory.getLogger(FileConversion.class);

    private final PngNames names;
    private final HeaderRows rows;
    private final ConversionOptions.Identity identity;
    private final Optional<Pictures> pictures;

    /**
     * What one file gave.
     *
     * @param written the pictures, not yet forced to the disk
     */
    record Result(FileRecord record, List<Path> written) {}

    /** @param pictures empty if only the tables are wanted */
    FileConversion(PngNames names, HeaderRows rows, ConversionOptions.Identity identity, Optional<Pictures> pictures) {
        this.names = names;
        this.rows = rows;
        this.identity = identity;
        this.pictures = pictures;
    }

    /**
     * Converts a file.
     *
     * @param turn its place in the order of the run
     * @throws OutputException if a picture cannot be written
     */
    Result convert(long turn, InputFile file) throws OutputException, InterruptedException {
        try {
            return convert(turn, file, DicomFile.read(file.path()));
        } catch (NotDicomException e) {
            return without(file, new FileOutcome.NotDicom());
        } catch (MalformedDataSetException e) {
            return without(file, failed(FailureClass.OTHER, e.getMessage()));
        } catch (OutputException e) {
            throw e;
        } catch (IOException e) {
            // Its message is a path, which may identify a patient; the record has the path already.
            return without(
                    file,
                    failed(FailureClass.OTHER, "cannot be read: " + e.getClass().getSimpleName()));
        } catch (RuntimeException e) {
            // Boundary: one bad file never stops the run, not even one that shows a defect of ours or of the toolkit.
            LOG.error("a file ended in an internal error; failures.csv names it, please report the error", e);
            return without(
                    file,
                    failed(FailureClass.OTHER, "internal error: " + e.getClass().getSimpleName()));
        } catch (OutOfMemoryError e) {
            // Boundary: one huge image must not end the run; nothing of it is referred to any more.
            return without(
                    file, failed(FailureClass.OTHER, "needs more memory than there is; give Java more, by -Xmx"));
        } finally {
            names.pass(turn);
        }
    }

    private Result convert(long turn, InputFile file, DicomInstance instance) throws IOException, InterruptedException {
        DataSet header = instance.dataSet();
        boolean hasPixels = !(instance.pixelData() instanceof PixelData.Absent);
        String name = names.nameOf(turn, file, header);
        List<Path> written = new ArrayList<>();
        FileOutcome outcome =
                hasPixels && pictures.isPresent() ? picture(instance, name, written) : new FileOutcome.NoPixels();
        String place = outcome.pngs().isEmpty() ? name : outcome.pngs().get(0).path();
        MetadataRow row = rows.of(header, file, place, hasPixels);
        if (rows.isTooLong(row)) {
            String reason = row.size() + " headers are more than the limit of " + rows.limit();
            return new Result(new FileRecord(file.source(), withoutRow(outcome, reason), Optional.empty()), written);
        }
        return new Result(new FileRecord(file.source(), outcome, Optional.of(row)), written);
    }

    /** That there is no row must not hide that there are no pictures either. */
    private static FileOutcome withoutRow(FileOutcome outcome, String reason) {
        int tooMany = FailureClass.TOO_MANY_HEADERS.number();
        if (outcome instanceof FileOutcome.Failed failed) {
            return new FileOutcome.Failed(failed.failureClass(), failed.reason() + "; " + reason, failed.pngs());
        }
        if (outcome instanceof FileOutcome.HeldBack held) {
            return new FileOutcome.Failed(tooMany, reason + "; no picture: " + held.reason(), List.of());
        }
        return new FileOutcome.Failed(tooMany, reason, outcome.pngs());
    }

    private FileOutcome picture(DicomInstance instance, String name, List<Path> written) throws IOException {
        Optional<String> suspicion = identity.suspicion(instance);
        return suspicion.isPresent() ? new FileOutcome.HeldBack(suspicion.get()) : paint(instance, name, written);
    }

    private FileOutcome paint(DicomInstance instance, String name, List<Path> written) throws IOException {
        List<PngFile> pngs = new ArrayList<>();
        try {
            pictures.orElseThrow().paint(instance, name, (png, path) -> {
                pngs.add(png);
                written.add(path);
            });
            return pngs.isEmpty() ? new FileOutcome.NoPixels() : new FileOutcome.Converted(pngs);
        } catch (UndecodableException e) {
            return new FileOutcome.Failed(e.failureClass().number(), e.getMessage(), pngs);
        } catch (UnusableImageException e) {
            return new FileOutcome.Failed(FailureClass.BAD_VALUE.number(), e.getMessage(), pngs);
        }
    }

    private static FileOutcome failed(FailureClass failureClass, String reason) {
        return new FileOutcome.Failed(failureClass.number(), reason, List.of());
    }

    private static Result without(InputFile file, FileOutcome outcome) {
        return new Result(new FileRecord(file.source(), outcome, Optional.empty()), List.of());
    }
}

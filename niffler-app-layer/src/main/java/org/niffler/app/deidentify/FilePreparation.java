package org.niffler.app.deidentify;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.niffler.deid.BurnedIn;
import org.niffler.deid.Deidentifier;
import org.niffler.deid.Pseudonymizer;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.file.DicomFile;
import org.niffler.dicom.file.DicomInstance;
import org.niffler.dicom.file.InstanceEncoder;
import org.niffler.dicom.file.NotDicomException;
import org.niffler.dicom.file.PixelData;
import org.niffler.png.convert.InputFile;
import org.niffler.png.image.UndecodableException;

/** Reads a file, decides whether it may be shared, and de-identifies it. Writes nothing. */
final class FilePreparation {

    private static final DicomTag MEDIA_STORAGE_SOP_CLASS_UID = new DicomTag(0x00020002);
    private static final DicomTag MEDIA_STORAGE_SOP_INSTANCE_UID = new DicomTag(0x00020003);
    private static final DicomTag ENCAPSULATED_DOCUMENT = new DicomTag(0x00420011);
    private static final String DICOMDIR = "1.2.840.10008.1.3.10";

    private final DeidentifyOptions.Handling handling;
    private final Deidentifier deidentifier;
    private final Naming naming;

    FilePreparation(DeidentifyOptions.Handling handling, Pseudonymizer pseudonymizer) {
        this.handling = handling;
        this.deidentifier = new Deidentifier(handling.policy(), pseudonymizer);
        this.naming = new Naming(handling.keepHierarchy(), pseudonymizer);
    }

    /**
     * Prepares a file.
     *
     * @param refused told why there will be no new file, if there will be none
     */
    Optional<Prepared> prepare(InputFile file, Consumer<FileOutcome> refused) {
        try {
            if (Files.isSymbolicLink(file.path())) {
                refused.accept(FileOutcome.skipped("it is a symbolic link"));
                return Optional.empty();
            }
            DicomInstance instance = DicomFile.read(file.path());
            DataSet original = completed(instance);
            Optional<FileOutcome> refusal = refusal(original);
            refusal.ifPresent(refused);
            return refusal.isPresent() ? Optional.empty() : prepare(file, instance, original, refused);
        } catch (NotDicomException e) {
            refused.accept(FileOutcome.skipped(e.getMessage()));
        } catch (Naming.IncompleteException | UndecodableException e) {
            refused.accept(FileOutcome.failed(e.getMessage()));
        } catch (IOException e) {
            refused.accept(FileOutcome.failed(reason(e)));
        }
        return Optional.empty();
    }

    /** Some data sets leave what they are to the file meta information (PS3.10 7.1). */
    private static DataSet completed(DicomInstance instance) {
        DataSet dataSet = instance.dataSet();
        if (instance.fileMetaInformation().isEmpty()) {
            return dataSet;
        }
        DataSet meta = instance.fileMetaInformation().get();
        DataSet withClass = meta.text(MEDIA_STORAGE_SOP_CLASS_UID)
                .map(uid -> dataSet.orElse(DicomTag.SOP_CLASS_UID, uid))
                .orElse(dataSet);
        return meta.text(MEDIA_STORAGE_SOP_INSTANCE_UID)
                .map(uid -> withClass.orElse(DicomTag.SOP_INSTANCE_UID, uid))
                .orElse(withClass);
    }

    private static Optional<FileOutcome> refusal(DataSet original) {
        String sopClass = original.text(DicomTag.SOP_CLASS_UID).orElse("").strip();
        if (sopClass.equals(DICOMDIR)) {
            return Optional.of(FileOutcome.skipped("it is a DICOMDIR, the directory of a medium"));
        }
        if (original.contains(ENCAPSULATED_DOCUMENT)) {
            return Optional.of(FileOutcome.heldBack("it is a document in a DICOM file, which cannot be looked into"));
        }
        return Optional.empty();
    }

    private Optional<Prepared> prepare(
            InputFile file, DicomInstance instance, DataSet original, Consumer<FileOutcome> refused)
            throws IOException, UndecodableException, Naming.IncompleteException {
        boolean image = !(instance.pixelData() instanceof PixelData.Absent);
        Optional<String> suspicion =
                image ? BurnedIn.suspicion(original).or(() -> BurnedIn.overlaySuspicion(original)) : Optional.empty();
        boolean heldBack = suspicion.isPresent() && !handling.allowBurnedIn();
        List<Region> regions = image ? handling.blanking().of(original, suspicion.isPresent()) : List.of();
        if (regions.isEmpty() && heldBack) {
            refused.accept(FileOutcome.heldBack("it may show who the patient is: " + suspicion.get()));
            return Optional.empty();
        }
        if (regions.isEmpty()) {
            DataSet deidentified = deidentifier.deidentify(original);
            return Optional.of(new Prepared(
                    original,
                    deidentified,
                    naming.of(file, original, deidentified),
                    InstanceEncoder.withPixelsOf(instance, deidentified)));
        }
        BlankedPixels pixels = BlankedPixels.of(instance, regions);
        DataSet deidentified = pixels.describe(deidentifier.deidentifyCleaned(original));
        return Optional.of(new Prepared(
                original,
                deidentified,
                naming.of(file, original, deidentified),
                InstanceEncoder.withPixels(pixels, deidentified)));
    }

    /** Java's own messages are often the path alone. */
    static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "it is not there any more";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}

package org.niffler.app.hospital;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.niffler.app.SeriesDocument;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.file.DicomFile;
import org.niffler.dicom.file.StoragePath;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenInstance;

/** Images made by the test kit where meta-extraction would have filed them, and what a document of one says first. */
public final class FiledStudy {

    private static final StoragePath TEMPLATE = StoragePath.parse(StoragePath.DEFAULT);

    private final List<WrittenInstance> instances;

    private FiledStudy(List<WrittenInstance> instances) {
        this.instances = instances;
    }

    /** Files a study; its instances are where they are filed. */
    public static FiledStudy in(SampleHospital hospital, SyntheticStudy study) {
        return new FiledStudy(study.writeTo(hospital.file("written")).instances().stream()
                .map(written -> filed(hospital, written))
                .toList());
    }

    private static WrittenInstance filed(SampleHospital hospital, WrittenInstance written) {
        try {
            Path file = hospital.storage()
                    .resolve(TEMPLATE.resolve(DicomFile.read(written.file()).dataSet()));
            Files.createDirectories(file.getParent());
            Files.move(written.file(), file);
            return new WrittenInstance(written.studyUid(), written.seriesUid(), written.sopUid(), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<WrittenInstance> instances() {
        return instances;
    }

    /** The document of the first series, with little more than identifiers and times. */
    public SeriesDocument document() {
        try {
            WrittenInstance first = instances.get(0);
            String patient = DicomFile.read(first.file())
                    .dataSet()
                    .text(DicomTag.PATIENT_ID)
                    .orElse("");
            return SeriesDocument.of(patient, first.studyUid(), first.seriesUid())
                    .acquired("20240102", "101510")
                    .with("SeriesNumber", 1)
                    .received("2024-01-02T10:20:00Z");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

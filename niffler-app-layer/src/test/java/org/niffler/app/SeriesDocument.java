package org.niffler.app;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.niffler.metadata.MetadataDocument;
import org.niffler.metadata.Provenance;

/** A document of a series, as meta-extraction would have put it into the store. */
public final class SeriesDocument {

    private final Map<String, Object> attributes = new LinkedHashMap<>();
    private Optional<Instant> receivedAt = Optional.empty();

    private SeriesDocument(String patient, String study, String series) {
        with("PatientID", patient).with("StudyInstanceUID", study).with("SeriesInstanceUID", series);
        with("ImageType", "ORIGINAL", "PRIMARY").with("Modality", "CT").with("DeviceSerialNumber", "S1");
    }

    /** A CT of scanner S1. */
    public static SeriesDocument of(String patient, String study, String series) {
        return new SeriesDocument(patient, study, series);
    }

    /** Several values make an array. */
    public SeriesDocument with(String attribute, String... values) {
        attributes.put(attribute, values.length == 1 ? values[0] : List.copyOf(Arrays.asList(values)));
        return this;
    }

    /** As meta-extraction keeps what DICOM writes as a decimal string. */
    public SeriesDocument with(String attribute, double value) {
        attributes.put(attribute, value);
        return this;
    }

    public SeriesDocument without(String attribute) {
        attributes.remove(attribute);
        return this;
    }

    /** Acquired then, in a study of that day. */
    public SeriesDocument acquired(String date, String time) {
        with("StudyDate", date).with("SeriesDate", date).with("SeriesTime", time);
        return with("AcquisitionDate", date).with("AcquisitionTime", time);
    }

    public SeriesDocument received(String instant) {
        receivedAt = Optional.of(Instant.parse(instant));
        return this;
    }

    public MetadataDocument document() {
        return new MetadataDocument(
                (String) attributes.get("SeriesInstanceUID"),
                attributes,
                new Provenance(receivedAt, Optional.of("SCANNER"), Optional.empty(), "test"));
    }
}

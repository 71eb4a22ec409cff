package org.niffler.meta.extract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.niffler.deid.Deidentifier;
import org.niffler.dicom.DataSet;
import org.niffler.meta.series.Slot;
import org.niffler.metadata.DocumentIds;
import org.niffler.metadata.DocumentMaker;
import org.niffler.metadata.MetadataDocument;
import org.niffler.metadata.MetadataProfile;
import org.niffler.metadata.Provenance;

/** Makes the documents of an instance, one for each profile. May be used by several threads. */
public final class InstanceDocuments {

    private final DocumentMaker maker = new DocumentMaker();
    private final Deidentification deidentification;
    private final boolean perSeries;
    private final String version;

    /** Gives the de-identifier, whose key is only read once a profile needs it. */
    @FunctionalInterface
    public interface Deidentification {
        /** @throws IOException if the key cannot be read or made; the message says what to do */
        Deidentifier get() throws IOException;
    }

    /**
     * @param perSeries whether the documents of a slot {@link Slot#FIRST} are the only ones of their series
     * @param version of Niffler
     */
    public InstanceDocuments(Deidentification deidentification, boolean perSeries, String version) {
        this.deidentification = deidentification;
        this.perSeries = perSeries;
        this.version = version;
    }

    /**
     * Makes sure that documents of these profiles can be made.
     *
     * @throws IOException if one is to be de-identified and the key cannot be read or made; the message says what to do
     */
    public void require(List<MetadataProfile> profiles) throws IOException {
        if (profiles.stream().anyMatch(MetadataProfile::deidentified)) {
            deidentification.get();
        }
    }

    /**
     * Where a header came from.
     *
     * @param file relative to the storage folder, with slashes
     */
    public record Source(String file, Slot slot, Optional<String> callingAet, Instant receivedAt) {}

    /**
     * The documents by their collections. None of a profile for which the instance has no id.
     *
     * @throws IOException if a profile is to be de-identified and the key is not at hand
     */
    public Map<String, MetadataDocument> of(Iterable<MetadataProfile> profiles, DataSet header, Source source)
            throws IOException {
        Provenance provenance = new Provenance(
                Optional.of(source.receivedAt()), source.callingAet(), Optional.of(sha256(source.file())), version);
        Map<String, MetadataDocument> documents = new LinkedHashMap<>();
        DataSet shared = null;
        for (MetadataProfile profile : profiles) {
            if (profile.deidentified() && shared == null) {
                shared = deidentification.get().deidentify(header);
            }
            DataSet dataSet = profile.deidentified() ? shared : header;
            id(dataSet, source.slot())
                    .ifPresent(id -> documents.put(profile.name(), maker.make(profile, dataSet, id, provenance)));
        }
        return documents;
    }

    private Optional<String> id(DataSet header, Slot slot) {
        if (slot == Slot.INSTANCE) {
            return DocumentIds.ofInstance(header);
        }
        return perSeries
                ? DocumentIds.ofSeries(header)
                : DocumentIds.ofSlot(header, slot.name().toLowerCase(Locale.ROOT));
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

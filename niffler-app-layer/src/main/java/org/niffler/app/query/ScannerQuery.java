package org.niffler.app.query;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.niffler.metadata.DocumentQuery;
import org.niffler.metadata.MetadataQuery;
import org.niffler.metadata.StoredDocument;

/** Finds the scanners that made images of a modality since a day. */
public final class ScannerQuery {

    /** What documents say of a scanner; empty text where they say nothing. */
    public record Device(
            String stationName,
            String institutionName,
            String deviceSerialNumber,
            String manufacturer,
            String manufacturerModelName) {}

    /**
     * A device, and what it made.
     *
     * @param scanner its name in figures of use
     * @param modalities in their order
     */
    public record Named(String scanner, Device device, List<String> modalities) {

        public Named {
            modalities = List.copyOf(modalities);
        }
    }

    private static final String STUDY_DATE = "StudyDate";

    private static final Set<String> ATTRIBUTES = Set.of(
            STUDY_DATE,
            "StationName",
            "InstitutionName",
            "DeviceSerialNumber",
            "Manufacturer",
            "ManufacturerModelName");

    private static final Comparator<Device> BY_PLACE = Comparator.comparing(Device::institutionName)
            .thenComparing(Device::stationName)
            .thenComparing(Device::deviceSerialNumber)
            .thenComparing(Device::manufacturer)
            .thenComparing(Device::manufacturerModelName);

    private final MetadataQuery store;
    private final String collection;

    public ScannerQuery(MetadataQuery store, String collection) {
        this.store = store;
        this.collection = collection;
    }

    /**
     * Each once, by institution and station.
     *
     * @param modalities empty means all
     * @param since the day of the study; empty means ever
     * @throws org.niffler.metadata.StoreUnavailableException if the store cannot be reached
     */
    public SortedSet<Device> find(List<String> modalities, Optional<LocalDate> since) throws IOException {
        Condition condition = new Condition();
        if (!modalities.isEmpty()) {
            condition.in("Modality", modalities);
        }
        since.ifPresent(day -> condition.since(STUDY_DATE, day));
        SortedSet<Device> devices = new TreeSet<>(BY_PLACE);
        store.find(new DocumentQuery(collection, condition.json(), ATTRIBUTES), document -> {
            if (since.isEmpty() || isSince(document, since.get())) {
                devices.add(device(document));
            }
        });
        return devices;
    }

    /** Dates of ACR-NEMA are only compared by their year in the store. */
    private static boolean isSince(StoredDocument document, LocalDate since) {
        return DicomTimes.date(document, STUDY_DATE)
                .filter(day -> !day.isBefore(since))
                .isPresent();
    }

    /**
     * Each once, by the name under which its use is computed, then by institution and station.
     *
     * @param name by what scanners are told apart; what has no name is left out
     * @param since the day of the study
     * @throws org.niffler.metadata.StoreUnavailableException if the store cannot be reached
     */
    public List<Named> named(ScannerName name, LocalDate since) throws IOException {
        Set<String> attributes = new HashSet<>(name.attributes());
        attributes.addAll(ATTRIBUTES);
        attributes.add("Modality");
        SortedMap<String, SortedMap<Device, SortedSet<String>>> found = new TreeMap<>();
        String condition = new Condition().since(STUDY_DATE, since).json();
        store.find(new DocumentQuery(collection, condition, attributes), document -> {
            String scanner = name.of(document);
            if (!scanner.isEmpty() && isSince(document, since)) {
                found.computeIfAbsent(scanner, added -> new TreeMap<>(BY_PLACE))
                        .computeIfAbsent(device(document), added -> new TreeSet<>())
                        .addAll(document.values("Modality").orElse(List.of()));
            }
        });
        List<Named> scanners = new ArrayList<>();
        found.forEach((scanner, devices) -> devices.forEach(
                (device, modalities) -> scanners.add(new Named(scanner, device, List.copyOf(modalities)))));
        return scanners;
    }

    private static Device device(StoredDocument document) {
        return new Device(
                document.plain("StationName"),
                document.plain("InstitutionName"),
                document.plain("DeviceSerialNumber"),
                document.plain("Manufacturer"),
                document.plain("ManufacturerModelName"));
    }
}

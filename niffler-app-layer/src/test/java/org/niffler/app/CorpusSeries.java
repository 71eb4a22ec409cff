package org.niffler.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.niffler.csv.CsvLine;
import org.niffler.csv.CsvReader;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.file.DicomFile;

/**
 * A series of the corpus: what {@code SERIES.csv} says of it, and its files.
 *
 * @param row by the names of the columns
 * @param headers of its instances, by the names of their files
 */
record CorpusSeries(Map<String, String> row, List<DataSet> headers) {

    private static final DicomTag IMAGE_TYPE = tag("ImageType");
    private static final int TO_SECONDS = 6;

    static List<CorpusSeries> in(Path corpus) throws IOException {
        List<CorpusSeries> all = new ArrayList<>();
        for (Map<String, String> row : rows(corpus.resolve("SERIES.csv"))) {
            List<DataSet> headers = new ArrayList<>();
            try (Stream<Path> files = Files.list(corpus.resolve(row.get("folder")))) {
                for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                    headers.add(DicomFile.read(file).dataSet());
                }
            }
            all.add(new CorpusSeries(row, headers));
        }
        return all;
    }

    /** The lines of a CSV file by the names of its columns. */
    static List<Map<String, String>> rows(Path csv) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (CsvReader reader = CsvReader.open(csv)) {
            List<String> names = reader.header().names();
            for (Iterator<CsvLine> lines = reader.linesOfAnyLength(); lines.hasNext(); ) {
                if (lines.next() instanceof CsvLine.Row line) {
                    Map<String, String> row = new HashMap<>();
                    for (int i = 0; i < names.size(); i++) {
                        row.put(names.get(i), line.cell(i));
                    }
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    static DicomTag tag(String keyword) {
        return DicomTag.forKeyword(keyword).orElseThrow();
    }

    String get(String column) {
        return Objects.requireNonNull(row.get(column), column);
    }

    int instances() {
        return Integer.parseInt(get("instances"));
    }

    String study() {
        return get("study_instance_uid");
    }

    /** The first acquisition of all instances that tell it, as YYYYMMDDHHMMSS. */
    Optional<String> earliest() {
        return moment(get("earliest_acquisition_date"), get("earliest_acquisition_time"));
    }

    Optional<String> latest() {
        return moment(get("latest_acquisition_date"), get("latest_acquisition_time"));
    }

    /** That of the first instance, if it tells it. */
    Optional<String> first() {
        return moment(
                headers.get(0).text(tag("AcquisitionDate")).orElse(""),
                headers.get(0).text(tag("AcquisitionTime")).orElse(""));
    }

    private static Optional<String> moment(String date, String time) {
        return date.isEmpty() || time.isEmpty() ? Optional.empty() : Optional.of(date + time.substring(0, TO_SECONDS));
    }

    /** Whether the scanner acquired it; {@code SERIES.csv} does not tell, and no series of the corpus is of both kinds. */
    boolean original() {
        long originals = headers.stream()
                .filter(header -> header.texts(IMAGE_TYPE).contains("ORIGINAL"))
                .count();
        if (originals > 0 && originals < headers.size()) {
            throw new IllegalStateException(get("folder") + " is only in part ORIGINAL");
        }
        return originals > 0;
    }

    /** As {@code --scanner-by DeviceSerialNumber,StationName,ManufacturerModelName} tells scanners apart. */
    String scanner() {
        return Stream.of("device_serial_number", "station_name", "model")
                .map(this::get)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElseThrow();
    }
}

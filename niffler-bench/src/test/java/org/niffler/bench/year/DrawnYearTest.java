package org.niffler.bench.year;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.niffler.metadata.MetadataDocument;

class DrawnYearTest {

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    private static List<MetadataDocument> draw(long seed) {
        List<MetadataDocument> documents = new ArrayList<>();
        new DrawnYear(new YearPlan(seed, 20_000, 50, LocalDate.of(2025, 1, 1), 28, ZoneOffset.UTC))
                .draw(documents::add);
        return documents;
    }

    @Test
    void hasAsManyDocumentsAsArePlannedEachOfASeriesOfItsOwn() {
        List<MetadataDocument> documents = draw(1);

        assertThat(documents).hasSize(20_000);
        assertThat(documents).extracting(MetadataDocument::id).doesNotHaveDuplicates();
        assertThat(texts(documents, "StudyDate")).hasSizeBetween(28, 30);
        assertThat(texts(documents, "DeviceSerialNumber")).hasSize(50);
        assertThat(texts(documents, "Modality")).contains("CT", "MR", "CR", "DX", "US");
    }

    @Test
    void isTheSameOfTheSameSeed() {
        assertThat(draw(7)).isEqualTo(draw(7)).isNotEqualTo(draw(8));
    }

    @Test
    void hasFiveScannersWhoseClocksAreWrong() {
        Map<String, Duration> ahead = new HashMap<>();
        for (MetadataDocument document : draw(1)) {
            LocalDateTime received =
                    LocalDateTime.ofInstant(document.provenance().receivedAt().orElseThrow(), ZoneOffset.UTC);
            LocalDateTime shown = LocalDateTime.parse(
                    text(document, "AcquisitionDate")
                            + text(document, "AcquisitionTime").substring(0, 6),
                    SHOWN);
            ahead.merge(
                    text(document, "DeviceSerialNumber"),
                    Duration.between(received, shown),
                    (one, other) -> one.compareTo(other) > 0 ? one : other);
        }

        assertThat(ahead.values().stream()
                        .filter(error -> error.abs().toMinutes() > 15)
                        .map(Duration::toMinutes)
                        .collect(Collectors.toSet()))
                .as("less the minute or two that the fastest was under way")
                .isEqualTo(Set.of(59L, 36L, -301L, 719L, 1438L));
    }

    private static Set<String> texts(List<MetadataDocument> documents, String attribute) {
        return documents.stream()
                .map(document -> text(document, attribute))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String text(MetadataDocument document, String attribute) {
        return (String) document.attributes().get(attribute);
    }
}

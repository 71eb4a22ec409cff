package org.niffler.app.explorer.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.niffler.app.cohort.Cohort;
import org.niffler.app.cohort.CohortGroup;
import org.niffler.filter.Filter;
import org.niffler.filter.FilterException;

/** What a group's filter finds is what the group counts. */
class NarrowingTest {

    private static final List<String> BY = List.of("Manufacturer", "SliceThickness", "StudyDate", "ImageType");

    private static final List<String> HOSTILE = List.of(
            "GE",
            "GE*",
            "GE?",
            "<script>alert('x')</script>",
            "and",
            "say \"hello\"",
            "$(id) `id` %s %1$s",
            "line\nbreak",
            "\u202Ertl",
            "  blanks  ",
            "# no comment",
            "x".repeat(10_000),
            "/slash/",
            "(a|b)");

    private final Random random = new Random(20261122);

    private static String shown(Optional<List<String>> values) {
        return values.map(all -> all.isEmpty() ? "(empty)" : String.join("\\", all))
                .orElse("(absent)");
    }

    private static List<CohortGroup> groups(List<Map<String, List<String>>> documents, List<String> by) {
        Cohort cohort = new Cohort();
        for (int i = 0; i < documents.size(); i++) {
            Map<String, List<String>> document = documents.get(i);
            cohort.add(
                    "P",
                    "1." + i,
                    "",
                    "1." + i,
                    by.stream()
                            .map(name -> shown(Optional.ofNullable(document.get(name))))
                            .toList());
        }
        return cohort.groups();
    }

    private static long counted(String filter, List<Map<String, List<String>>> documents) throws FilterException {
        Filter parsed = Filter.parse(filter);
        return documents.stream()
                .filter(document -> parsed.matches(name -> Optional.ofNullable(document.get(name))))
                .count();
    }

    private static void check(String filter, List<String> by, List<Map<String, List<String>>> documents)
            throws FilterException {
        CohortQuestion question = CohortQuestion.of("featureset", filter, by);
        List<Map<String, List<String>>> cohort = documents.stream()
                .filter(document -> question.language()
                        .map(wanted -> wanted.matches(name -> Optional.ofNullable(document.get(name))))
                        .orElse(true))
                .toList();
        List<CohortGroup> groups = groups(cohort, by);
        Narrowing narrowing = new Narrowing(question, groups);
        for (CohortGroup group : groups) {
            String narrowed = narrowing.to(group).orElseThrow();
            assertThat(counted(narrowed, documents)).as(narrowed).isEqualTo(group.documents());
        }
    }

    private <T> T any(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private List<String> several(List<String> from) {
        List<String> values = new ArrayList<>();
        for (String value : from) {
            if (random.nextInt(3) == 0) {
                values.add(value);
            }
        }
        return values;
    }

    private Map<String, List<String>> document() {
        Map<String, List<String>> document = new HashMap<>();
        if (random.nextInt(8) > 0) {
            document.put("Manufacturer", random.nextInt(8) == 0 ? List.of() : List.of(any(HOSTILE)));
        }
        if (random.nextInt(8) > 0) {
            document.put("SliceThickness", List.of(any(List.of("5", "5.0", "0.625", "thick", "1e1", "10"))));
        }
        if (random.nextInt(8) > 0) {
            document.put("StudyDate", List.of(any(List.of("20200131", "2020.01.31", "20200230", "unknown"))));
        }
        if (random.nextInt(8) > 0) {
            document.put("ImageType", several(List.of("ORIGINAL", "PRIMARY", "AXIAL", "<b>", "a b")));
        }
        return document;
    }

    @Test
    void findsWhatTheGroupCounts() throws FilterException {
        for (int round = 0; round < 60; round++) {
            List<Map<String, List<String>>> documents = new ArrayList<>();
            for (int i = random.nextInt(60); i >= 0; i--) {
                documents.add(document());
            }
            check("", List.of(any(BY)), documents);
            check(
                    "SliceThickness exists or Manufacturer = GE # all",
                    List.of("ImageType", any(BY.subList(0, 3))),
                    documents);
        }
    }

    @Test
    void readsAsIfSomebodyHadWrittenIt() throws FilterException {
        List<Map<String, List<String>>> documents = List.of(
                Map.of("Modality", List.of("CT"), "ImageType", List.of("ORIGINAL", "PRIMARY")),
                Map.of("Modality", List.of("CT"), "ImageType", List.of("ORIGINAL", "PRIMARY", "AXIAL")),
                Map.of("Modality", List.of("DX CR"), "ImageType", List.of()),
                Map.of());
        CohortQuestion question =
                CohortQuestion.of("featureset", "Rows > 5 or Columns > 5", List.of("Modality", "ImageType"));
        List<CohortGroup> groups = groups(documents, question.groupBy());
        Narrowing narrowing = new Narrowing(question, groups);

        assertThat(groups.stream().map(group -> narrowing.to(group).orElseThrow()))
                .containsExactlyInAnyOrder(
                        "(Rows > 5 or Columns > 5) and Modality = CT and ImageType = ORIGINAL and ImageType = PRIMARY"
                                + " and ImageType != AXIAL",
                        "(Rows > 5 or Columns > 5) and Modality = CT and ImageType = ORIGINAL and ImageType = PRIMARY"
                                + " and ImageType = AXIAL",
                        "(Rows > 5 or Columns > 5) and Modality = \"DX CR\" and ImageType exists and ImageType is empty",
                        "(Rows > 5 or Columns > 5) and not Modality exists and not ImageType exists");
    }

    @Test
    void hasNoWordsForAQueryOfMongoDb() throws FilterException {
        CohortQuestion question = CohortQuestion.of("featureset", "{\"Rows\": 5}", List.of("Modality"));
        List<CohortGroup> groups = groups(List.of(Map.of("Modality", List.of("CT"))), question.groupBy());

        assertThat(new Narrowing(question, groups).to(groups.get(0))).isEmpty();
    }
}

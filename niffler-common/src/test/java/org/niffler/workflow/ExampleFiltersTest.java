package org.niffler.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.niffler.filter.Filter;
import org.niffler.filter.FilterException;
import org.niffler.filter.FilterFile;

/** What the shipped examples take, and what they do not. */
class ExampleFiltersTest {

    private static final Path EXAMPLES = Path.of("..", "config", "workflows", "examples");

    @ParameterizedTest
    @CsvSource({
        "CR, CHEST, true",
        "DX, Abdomen AP, true",
        "DX, LSPINE, true",
        "DX, T-SPINE, true",
        "CR, KUB, true",
        "DX, HAND, false",
        "DX, CSPINE, false",
        "CR, C SPINE, false",
        "CT, CHEST, false",
        "DX, , false"
    })
    void looksForFiltersInRadiographsOfTheTrunk(String modality, String bodyPart, boolean taken)
            throws FilterException {
        Filter filter = FilterFile.read(EXAMPLES.resolve("find-filter/radiographs.cohort"));

        assertThat(takes(
                        filter,
                        Map.of(
                                "Modality",
                                modality,
                                "BodyPartExamined",
                                Optional.ofNullable(bodyPart).orElse(""))))
                .isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({
        "MR, ORIGINAL, T1 MPRAGE, true",
        "MR, ORIGINAL, '', true",
        "MR, LOCALIZER, T1, false",
        "MR, ORIGINAL, AAHead_Scout, false",
        "MR, ORIGINAL, 3 Plane Localiser, false",
        "CT, ORIGINAL, Head, false"
    })
    void convertsMrButNoLocalizers(String modality, String imageType, String description, boolean taken)
            throws IOException, FilterException {
        Filter filter = Filter.parse(filterOf("nifti.json"));

        assertThat(takes(
                        filter, Map.of("Modality", modality, "ImageType", imageType, "SeriesDescription", description)))
                .isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({"CT, ORIGINAL, 0.625, true", "CT, ORIGINAL, 5, false", "CT, DERIVED, 1, false", "MR, ORIGINAL, 1, false"
    })
    void forwardsThinOriginalSlices(String modality, String imageType, String thickness, boolean taken)
            throws IOException, FilterException {
        Filter filter = Filter.parse(filterOf("forward.json.example"));

        assertThat(takes(filter, Map.of("Modality", modality, "ImageType", imageType, "SliceThickness", thickness)))
                .isEqualTo(taken);
    }

    private static String filterOf(String example) throws IOException {
        return new ObjectMapper()
                .readTree(EXAMPLES.resolve(example).toFile())
                .get("filter")
                .asText();
    }

    private static boolean takes(Filter filter, Map<String, String> header) {
        return filter.matches(attribute -> Optional.ofNullable(header.get(attribute))
                .filter(value -> !value.isEmpty())
                .map(List::of));
    }
}

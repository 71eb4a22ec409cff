package org.niffler.testkit.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DocumentPairTest {

    private static final String PLAIN = """
            {"_id": "1.2.3", "StudyDate": "20200601", "ImageType": ["ORIGINAL", "A<B"], "_niffler": {"version": "1"}}""";
    private static final String SHARED = """
            {"_id": "2.25.4", "ImageType": ["ORIGINAL", "A<B"], "_niffler": {"version": "1"}}""";

    @Test
    void putsAttributesSideBySideAndLeavesRoomForThoseThatAreGone() throws JsonProcessingException {
        assertThat(pair(PLAIN, SHARED).lines())
                .containsExactly(
                        "{                                                           {",
                        "  \"_id\": \"1.2.3\"                                              \"_id\": \"2.25.4\"",
                        "  \"StudyDate\": \"20200601\"",
                        "  \"ImageType\": [\"ORIGINAL\",\"A<B\"]                             \"ImageType\": [\"ORIGINAL\",\"A<B\"]",
                        "  \"_niffler\": {\"version\":\"1\"}                                 \"_niffler\": {\"version\":\"1\"}",
                        "}                                                           }");
    }

    @Test
    void cutsWhatIsTooLong() throws JsonProcessingException {
        String value = "x".repeat(80);

        assertThat(pair("{\"a\": \"" + value + "\"}", "{}").lines())
                .containsExactly(
                        "{                                                           {",
                        "  \"a\": \"" + "x".repeat(49) + "…",
                        "}                                                           }");
    }

    @Test
    void isOnThePageAsJsonThatIsNoHtml() throws JsonProcessingException {
        StreamedStudies streamed = new StreamedStudies(
                58,
                13,
                List.of(),
                new Measured(Map.of(), 0.0123, 0.25),
                Optional.of(pair(PLAIN, SHARED)),
                new DetectorRuns(0, 0, 0, List.of(), true),
                true);

        assertThat(new MetadataSection(streamed).html())
                .contains("sent 58 instances of 13 series")
                .contains("0.012 s on average", "0.250 s at most")
                .contains("  &quot;ImageType&quot;: [ &quot;ORIGINAL&quot;, &quot;A&lt;B&quot; ],")
                .doesNotContain("A<B");
    }

    private static DocumentPair pair(String plain, String shared) throws JsonProcessingException {
        return new DocumentPair("MR", json(plain), json(shared));
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }
}

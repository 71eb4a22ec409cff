package org.niffler.app.explorer.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilterRoutesIT {

    @TempDir
    private Path folder;

    private CohortApi api;

    @BeforeEach
    void start() throws IOException {
        api = new CohortApi(folder, false, CohortRoutesIT.documents());
    }

    @AfterEach
    void stop() {
        api.close();
    }

    /** The cursor is where the text has a bar. */
    private JsonNode complete(String text) {
        int position = text.indexOf('|');
        return api.ask("/completions", "text", text.replace("|", ""), "position", Integer.toString(position));
    }

    private List<String> texts(String text) {
        return CohortApi.each(complete(text).get("items"), "text");
    }

    @Test
    void tellsTheCollections() {
        JsonNode answer = api.ask("/collections");

        assertThat(answer.get("default").asText()).isEqualTo("featureset");
        assertThat(CohortApi.each(answer.get("collections"), "name")).containsExactly("featureset");
        assertThat(CohortApi.each(answer.get("collections"), "documents")).containsExactly("8");
    }

    @Test
    void tellsWhichAttributesThereAreAndWhatMayBeDoneWithThem() {
        JsonNode attributes = api.ask("/attributes").get("attributes");

        List<String> names = CohortApi.each(attributes, "name");
        assertThat(names).contains("Manufacturer", "PatientID", "StudyDate");
        JsonNode manufacturer = attributes.get(names.indexOf("Manufacturer"));
        assertThat(manufacturer.get("shown").asBoolean()
                        && manufacturer.get("askable").asBoolean())
                .isTrue();
        assertThat(manufacturer.get("why").isNull()).isTrue();
        assertThat(manufacturer.get("vr").asText()).isEqualTo("LO");
        JsonNode date = attributes.get(names.indexOf("StudyDate"));
        assertThat(date.get("meaning").asText()).isEqualTo("Study Date");
        assertThat(date.get("shown").asBoolean()).isFalse();
        assertThat(date.get("askable").asBoolean()).isTrue();
        assertThat(date.get("why").asText()).startsWith("StudyDate says who a patient is");
        assertThat(attributes.get(names.indexOf("PatientID")).get("askable").asBoolean())
                .isFalse();
    }

    @Test
    void countsValuesThatOccur() {
        JsonNode answer = api.ask("/attributes/Modality/values");
        assertThat(CohortApi.each(answer.get("values"), "value")).containsExactly("CR", "DX", "CT");
        assertThat(CohortApi.each(answer.get("values"), "documents")).containsExactly("3", "3", "2");
    }

    @Test
    void countsValuesByTheirBeginning() {
        JsonNode answer = api.ask("/attributes/Manufacturer/values", "prefix", "<SCRIPT", "limit", "5");

        assertThat(CohortApi.each(answer.get("values"), "value")).containsExactly("<script>alert('x')</script>");
        assertThat(answer.get("complete").asBoolean()).isTrue();
        assertThat(answer.get("looked").asInt()).isEqualTo(8);
    }

    @Test
    void countsEachOfSeveralValues() {
        assertThat(CohortApi.each(api.ask("/attributes/ImageType/values").get("values"), "value"))
                .containsExactly("ORIGINAL", "PRIMARY");
    }

    @Test
    void tellsNoValuesOfWhatIdentifies() {
        for (String attribute : List.of("PatientID", "StudyDate", "_id", "SeriesInstanceUID")) {
            HttpResponse<String> response = api.get("/attributes/" + attribute + "/values");
            assertThat(response.statusCode()).as(attribute).isEqualTo(400);
        }
    }

    @Test
    void completesAttributesOfTheCollectionBeforeAllOthers() {
        assertThat(texts("manu|")).startsWith("Manufacturer").contains("ManufacturerModelName");
        assertThat(texts("sex|")).startsWith("PatientSex");
        assertThat(texts("|")).contains("Modality", "not", "(").doesNotContain("PatientID", "AccessionNumber");
        assertThat(texts("PatientNam|")).isEmpty();
        assertThat(texts("Modality = CT and StudyD|")).containsExactly("StudyDate", "StudyDescription");
    }

    @Test
    void completesOperatorsAndWords() {
        assertThat(texts("Modality |")).contains("=", "not in", "is not empty");
        assertThat(texts("Modality n|")).containsExactly("not in");
        assertThat(texts("Modality = CT a|")).containsExactly("and");
        assertThat(texts("(Modality = CT |")).containsExactly("and", "or", ")");
    }

    @Test
    void completesValuesInQuotesWhereTheyNeedThem() {
        assertThat(texts("Modality = |")).containsExactly("CR", "DX", "CT");
        assertThat(texts("Modality in (CT, d|)")).containsExactly("DX");
        assertThat(texts("Manufacturer = |"))
                .containsExactly("GE", "\"<script>alert('x')</script>\"", "\"say \\\"it's\\\"\"", "\"\u202Ertl\"");
        JsonNode answer = complete("Manufacturer = \"sa|y\" and Rows > 5");
        assertThat(CohortApi.each(answer.get("items"), "label")).containsExactly("say \"it's\"");
        assertThat(CohortApi.each(answer.get("items"), "detail")).containsExactly("1 document");
        assertThat(answer.get("from").asInt()).isEqualTo(15);
        assertThat(answer.get("to").asInt()).isEqualTo(20);
    }

    @Test
    void completesNoValuesOfWhatIdentifies() {
        assertThat(texts("PatientID = |")).isEmpty();
        assertThat(texts("StudyDate = |")).isEmpty();
    }

    @Test
    void notesValuesThatIdentify() throws IOException {
        api.close();
        api = new CohortApi(folder.resolve("phi"), true, CohortRoutesIT.documents());

        assertThat(CohortApi.audit(api.get("/attributes/PatientID/values"))).isEqualTo("values of PatientID");
        assertThat(CohortApi.audit(api.get("/completions", "text", "PatientID = ")))
                .isEqualTo("values of PatientID");
        assertThat(CohortApi.audit(api.get("/completions", "text", "Modality = ")))
                .isEmpty();
        assertThat(texts("PatientID = |")).contains("P1", "P5");
    }

    @Test
    void checksAFilter() {
        assertThat(check("")).isEqualTo("true null null null [] []");
        assertThat(check("Modality = CT and Rows > 5")).isEqualTo("true null null null [Modality, Rows] [Rows]");
        assertThat(check("Modality = CT\nand"))
                .startsWith("false Expected an attribute")
                .contains(" 2 4 ");
        assertThat(check("PatientID = P1"))
                .isEqualTo("false PatientID says who a patient is; start the explorer with --show-phi to ask about it."
                        + " null null [PatientID] []");
        assertThat(check("{\"Modality\": \"CT\"}")).isEqualTo("true null null null [Modality] []");
    }

    private String check(String text) {
        JsonNode answer = api.ask("/filter", "text", text);
        return String.join(
                " ",
                answer.get("valid").asText(),
                answer.get("message").asText(),
                answer.get("line").asText(),
                answer.get("column").asText(),
                CohortApi.texts(answer.get("attributes")).toString(),
                CohortApi.texts(answer.get("unknown")).toString());
    }
}

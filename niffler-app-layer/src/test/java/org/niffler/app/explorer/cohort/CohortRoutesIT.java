package org.niffler.app.explorer.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.app.SeriesDocument;
import org.niffler.app.query.ShownIdentity;

class CohortRoutesIT {

    private static final String LONG = "x".repeat(10_000);

    @TempDir
    private Path folder;

    private CohortApi api;

    static SeriesDocument series(String patient, String study, String number, String modality, String manufacturer) {
        return SeriesDocument.of(patient, study, study + "." + number)
                .with("Modality", modality)
                .with("Manufacturer", manufacturer)
                .with("StudyDate", "20200601")
                .with("StudyTime", "081500")
                .with("StudyDescription", "CHEST OF P1")
                .with("BodyPartExamined", "CHEST")
                .with("PatientSex", "F")
                .with("PatientAge", "045Y");
    }

    static SeriesDocument[] documents() {
        return new SeriesDocument[] {
            series("P1", "1.2.1", "1", "CT", "GE").with("AccessionNumber", "A1"),
            series("P1", "1.2.1", "2", "CT", "GE"),
            series("P1", "1.2.2", "3", "DX", "<script>alert('x')</script>"),
            series("P2", "1.2.3", "4", "DX", "say \"it's\""),
            series("P3", "1.2.4", "5", "DX", "line\nbreak"),
            series("P4", "1.2.5", "6", "CR", "\u202Ertl").without("StudyTime"),
            series("P5", "1.2.6", "7", "CR", LONG),
            series("P5", "1.2.6", "8", "CR", "GE").without("Manufacturer")
        };
    }

    @BeforeEach
    void start() throws IOException {
        api = new CohortApi(folder, false, documents());
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void countsACohort() {
        JsonNode answer = api.ask("/cohort", "filter", "Modality = CT or Manufacturer = \"say*\" # 'x'");

        assertThat(answer.get("size"))
                .hasToString("{\"patients\":2,\"studies\":2,\"series\":3,\"documents\":3,\"instances\":null}");
        assertThat(answer.get("whole").asBoolean()).isFalse();
        assertThat(answer.get("asOf").asText()).isEqualTo("2026-11-22T09:30:05Z");
        assertThat(answer.get("seconds").asDouble()).isPositive();
        assertThat(answer.get("warnings")).isEmpty();
        assertThat(answer.get("command").asText())
                .isEqualTo("java -jar app-layer.jar cohort --filter 'Modality = CT or Manufacturer = say*'"
                        + " --collection featureset");
    }

    @Test
    void countsOnlyDocumentsOfTheWholeCollectionUnlessAskedForMore() {
        assertThat(api.ask("/cohort").get("size"))
                .hasToString("{\"patients\":null,\"studies\":null,\"series\":null,\"documents\":8,\"instances\":null}");
        assertThat(api.ask("/cohort", "filter", " ", "all", "true").get("size"))
                .hasToString("{\"patients\":5,\"studies\":6,\"series\":8,\"documents\":8,\"instances\":null}");
        assertThat(api.ask("/cohort", "all", "true").get("whole").asBoolean()).isTrue();
        assertThat(api.ask("/cohort").get("command").asText())
                .isEqualTo("java -jar app-layer.jar cohort --filter '{}' --collection featureset");
    }

    @Test
    void warnsOfAttributesThatNoDocumentHas() {
        assertThat(CohortApi.texts(
                        api.ask("/cohort", "filter", "not SliceThickness < 5").get("warnings")))
                .containsExactly(
                        "None of the first documents of the collection has SliceThickness: does its profile name it?");
    }

    @Test
    void computesACohortOnceForSizeGroupsAndStudies() {
        api.ask("/cohort/groups", "filter", "Modality = CT", "by", "Manufacturer");
        int asked = api.desk().asked();
        api.ask("/cohort", "filter", "Modality  =  \"CT\"");

        assertThat(api.desk().asked()).isEqualTo(asked);
    }

    @Test
    void splitsACohortIntoGroupsWhoseFiltersCountTheSame() {
        JsonNode answer = api.ask("/cohort/groups", "filter", "Modality in (CT, DX, CR)", "by", "Manufacturer");

        assertThat(CohortApi.texts(answer.get("by"))).containsExactly("Manufacturer");
        assertThat(answer.get("groups")).hasSize(7);
        assertThat(answer.get("more").asInt()).isZero();
        for (JsonNode group : answer.get("groups")) {
            String filter = group.get("filter").asText();
            JsonNode size = api.ask(
                            "/cohort",
                            "filter",
                            filter.length() > 5_000 ? "Modality = CR and Manufacturer = \"xx*\"" : filter)
                    .get("size");
            assertThat(size.get("studies")).as(filter).isEqualTo(group.get("studies"));
            assertThat(size.get("documents")).as(filter).isEqualTo(group.get("documents"));
        }
        assertThat(CohortApi.texts(answer.get("groups").get(0).get("values"))).hasSize(1);
    }

    @Test
    void tellsHowManyMoreGroupsThereAre() {
        JsonNode answer = api.ask("/cohort/groups", "by", "Modality,PatientSex", "limit", "2");

        assertThat(CohortApi.each(answer.get("groups"), "filter"))
                .containsExactly("Modality = DX and PatientSex = F", "Modality = CR and PatientSex = F");
        assertThat(answer.get("more").asInt()).isEqualTo(1);
    }

    @Test
    void listsStudiesUnderPseudonymsAndPageByPage() {
        ShownIdentity pseudonyms = ShownIdentity.pseudonyms(CohortApi.PSEUDONYMS);
        HttpResponse<String> response = api.get("/cohort/studies", "filter", "Modality in (CT, CR)", "size", "2");
        JsonNode first = api.read(response);
        JsonNode second = api.ask("/cohort/studies", "filter", "Modality in (CT, CR)", "size", "2", "page", "1");

        assertThat(first.get("total").asInt()).isEqualTo(3);
        assertThat(first.get("studies")).hasSize(2);
        assertThat(second.get("studies")).hasSize(1);
        List<String> patients = new ArrayList<>(CohortApi.each(first.get("studies"), "patient"));
        patients.addAll(CohortApi.each(second.get("studies"), "patient"));
        assertThat(patients)
                .isSorted()
                .containsExactlyInAnyOrder(
                        pseudonyms.patient("P1"), pseudonyms.patient("P4"), pseudonyms.patient("P5"));
        assertThat(response.body()).doesNotContain("P1", "P4", "P5", "1.2.1", "1.2.5", "20200601", "CHEST OF");
        JsonNode study = first.get("studies").get(patients.indexOf(pseudonyms.patient("P1")) % 2);
        assertThat(study.get("date").isNull() && study.get("time").isNull()).isTrue();
        assertThat(study.get("accession").isNull()).isTrue();
        assertThat(CohortApi.audit(response)).isEmpty();
    }

    @Test
    void tellsOfAStudyWhatItsDocumentsSay() {
        JsonNode study = api.ask("/cohort/studies", "filter", "Modality = CT")
                .get("studies")
                .get(0);

        assertThat(study.get("modalities")).hasToString("[\"CT\"]");
        assertThat(study.get("bodyParts")).hasToString("[\"CHEST\"]");
        assertThat(study.get("scanners")).hasToString("[\"S1\"]");
        assertThat(study.get("sex").asText() + study.get("age").asText()).isEqualTo("F045Y");
        assertThat(study.get("series").asInt()).isEqualTo(2);
        assertThat(study.get("ref").asText()).hasSizeGreaterThan(20).doesNotContain("1.2");
    }

    @Test
    void showsIdentityOnlyWhereItIsAllowedAndNotesIt() throws IOException {
        api.close();
        api = new CohortApi(folder.resolve("phi"), true, documents());

        HttpResponse<String> response = api.get("/cohort/studies", "filter", "StudyInstanceUID in (1.2.1, 1.2.5)");

        JsonNode studies = api.read(response).get("studies");
        assertThat(CohortApi.each(studies, "patient")).containsExactly("P1", "P4");
        assertThat(CohortApi.each(studies, "study")).containsExactly("1.2.1", "1.2.5");
        assertThat(CohortApi.each(studies, "date")).containsOnly("2020-06-01");
        assertThat(CohortApi.each(studies, "time")).containsExactly("08:15:00", "null");
        assertThat(CohortApi.each(studies, "description")).containsOnly("CHEST OF P1");
        assertThat(CohortApi.each(studies, "accession")).containsExactly("A1", "null");
        assertThat(CohortApi.audit(response)).isEqualTo("study 1.2.1; study 1.2.5");
        assertThat(CohortApi.audit(api.get("/cohort/groups", "by", "PatientID")))
                .isEqualTo("groups by PatientID");
    }

    @Test
    void refusesFiltersAndGroupsThatTellWhoAPatientIs() {
        for (String filter : List.of("PatientID = P1", "not PatientName ~ /A/", "{\"StudyInstanceUID\": \"1.2.1\"}")) {
            for (String path : List.of("/cohort", "/cohort/studies", "/cohort/download")) {
                HttpResponse<String> response = api.get(path, "filter", filter);
                assertThat(response.statusCode()).as(path + filter).isEqualTo(400);
                assertThat(response.body()).contains("says who a patient is; start the explorer with --show-phi");
            }
        }
        HttpResponse<String> groups = api.get("/cohort/groups", "by", "Modality,StudyDate");
        assertThat(groups.statusCode()).isEqualTo(400);
        assertThat(groups.body()).contains("StudyDate says who a patient is");
        assertThat(api.ask("/cohort", "filter", "StudyDate >= 20200101")
                        .get("size")
                        .get("studies")
                        .asInt())
                .isEqualTo(6);
    }

    @Test
    void saysWhatIsWrongWithARequest() {
        assertThat(message("/cohort", "filter", "Modality = CT and\nModalty = CT"))
                .isEqualTo("Line 2, column 1: \"Modalty\" is no keyword of PS3.6. Did you mean Modality?");
        assertThat(message("/cohort", "filter", "{\"$where\": \"sleep(1)\"}"))
                .startsWith("Line 1, column 2: $where runs JavaScript on the server, and is refused.");
        assertThat(message("/cohort", "collection", "system.users"))
                .isEqualTo("The store has no collection of this name.");
        assertThat(message("/cohort", "query", "a b")).isEqualTo("query is no id of a query.");
        assertThat(message("/cohort", "all", "yes")).isEqualTo("all is neither true nor false.");
        assertThat(message("/cohort/studies", "size", "501")).isEqualTo("size is no whole number from 1 to 500.");
        assertThat(message("/cohort/studies", "page", "-1")).isEqualTo("page is no whole number from 0 to 10000000.");
        assertThat(message("/cohort/groups")).isEqualTo("by names no attributes to group by, or more than 4.");
        assertThat(message("/cohort/groups", "by", "$where"))
                .isEqualTo(
                        "$where is no attribute of the standard, and may say who a patient is; start the explorer with"
                                + " --show-phi to see it.");
    }

    private String message(String path, String... parameters) {
        HttpResponse<String> response = api.get(path, parameters);
        assertThat(response.statusCode()).as(response.body()).isIn(400, 404);
        return CohortApi.message(response);
    }

    @Test
    void passesTheEndOfAQueryOn() {
        assertThat(api.send("DELETE", "/queries/abc-1", "").statusCode()).isEqualTo(204);
        assertThat(api.send("DELETE", "/queries/a%20b", "").statusCode()).isEqualTo(400);
        assertThat(api.desk().cancelled()).containsExactly(":abc-1");
    }

    @Test
    void pagesBehindTheLastAreEmpty() {
        JsonNode answer = api.ask("/cohort/studies", "page", "10000000", "size", "500");

        assertThat(answer.get("total").asInt()).isEqualTo(6);
        assertThat(answer.get("studies")).isEmpty();
    }
}

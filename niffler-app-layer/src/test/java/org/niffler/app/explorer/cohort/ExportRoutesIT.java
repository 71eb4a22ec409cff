package org.niffler.app.explorer.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.app.SeriesDocument;

class ExportRoutesIT {

    private static final String FIRST = "cohort-20261122-093005.csv";

    @TempDir
    private Path folder;

    private CohortApi api;

    private static SeriesDocument[] documents() {
        return new SeriesDocument[] {
            CohortRoutesIT.series("P1", "1.2.1", "1", "CT", "GE").with("AccessionNumber", "A,1"),
            CohortRoutesIT.series("=P2", "1.2.2", "2", "CT", "GE"),
            CohortRoutesIT.series("=P2", "1.2.3", "3", "DX", "GE")
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

    private String file(String name) throws IOException {
        return Files.readString(api.exports().resolve(name));
    }

    @Test
    void writesWhatColdExtractionTakesForTheOwnerOnly() throws IOException {
        JsonNode answer = api.post("/cohort/exports", Map.of("filter", "Modality = CT", "pseudonyms", false));

        Path file = api.exports().resolve(FIRST);
        assertThat(answer.get("file").asText()).isEqualTo(file.toString());
        assertThat(answer.get("studies").asInt()).isEqualTo(2);
        assertThat(answer.get("patients").asInt()).isEqualTo(2);
        assertThat(answer.get("identifies").asBoolean()).isTrue();
        assertThat(answer.get("command").asText())
                .isEqualTo("java -jar cold-extraction.jar --CsvFile " + file
                        + " --NumberOfQueryAttributes 2 --SecondAttr StudyInstanceUID --SecondIndex 1");
        assertThat(file(FIRST)).isEqualTo("""
                PatientID,StudyInstanceUID,AccessionNumber,Series,Documents
                =P2,1.2.2,,1,1
                P1,1.2.1,"A,1",1,1
                """);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(api.exports())))
                .isEqualTo("rwx------");
    }

    @Test
    void writesEachExportIntoAFileOfItsOwnAndNotesIt() throws IOException {
        api.post("/cohort/exports", Map.of("filter", "Modality = CT", "pseudonyms", false));
        HttpResponse<String> second =
                api.send("POST", "/cohort/exports", "{\"filter\": \"Modality = DX\", \"pseudonyms\": false}");

        assertThat(api.read(second).get("file").asText()).endsWith("/cohort-20261122-093005-2.csv");
        assertThat(CohortApi.audit(second)).isEqualTo("export cohort-20261122-093005-2.csv");
        assertThat(file(FIRST)).contains("P1");
    }

    @Test
    void writesTheChosenStudies() throws IOException {
        JsonNode studies = api.ask("/cohort/studies", "filter", "Modality = DX").get("studies");
        String chosen = studies.get(0).get("ref").asText();

        JsonNode answer =
                api.post("/cohort/exports", Map.of("filter", "", "pseudonyms", false, "studies", List.of(chosen)));

        assertThat(answer.get("studies").asInt()).isEqualTo(1);
        assertThat(file(FIRST)).endsWith("Documents\n=P2,1.2.3,,1,1\n");
        HttpResponse<String> other = api.send(
                "POST",
                "/cohort/exports",
                "{\"filter\": \"Modality = CT\", \"pseudonyms\": false, \"studies\": [\"" + chosen + "\"]}");
        assertThat(other.statusCode()).isEqualTo(400);
        assertThat(CohortApi.message(other)).isEqualTo("1 of the chosen studies are not in the cohort.");
        assertThat(api.send("POST", "/cohort/exports", "{\"pseudonyms\": false, \"studies\": [\"forged\"]}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void writesPseudonymsToShare() throws IOException {
        JsonNode answer = api.post("/cohort/exports", Map.of("filter", "Modality = CT", "pseudonyms", true));

        assertThat(answer.get("identifies").asBoolean()).isFalse();
        assertThat(answer.get("command").isNull()).isTrue();
        assertThat(file(FIRST))
                .doesNotContain("P1", "P2", "1.2.", "A,1")
                .contains(",2.25.")
                .hasLineCount(3);
    }

    @Test
    void sendsPseudonymsAndLeavesNoFileBehind() throws IOException {
        HttpResponse<String> response = api.get("/cohort/download", "filter", "Modality = CT");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(response.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"cohort.csv\"");
        assertThat(response.body())
                .doesNotContain("P1", "P2", "1.2.", "A,1")
                .contains(",2.25.")
                .hasLineCount(3);
        api.close();
        assertThat(api.exports()).isEmptyDirectory();
    }

    @Test
    void sendsIdentityOnlyWhereItIsAllowedAndNotesIt() throws IOException {
        HttpResponse<String> refused = api.get("/cohort/download", "filter", "Modality = CT", "pseudonyms", "false");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(CohortApi.message(refused))
                .isEqualTo("A list that identifies patients is not sent by this explorer.");
        api.close();
        api = new CohortApi(folder.resolve("phi"), true, documents());

        HttpResponse<String> response = api.get("/cohort/download", "filter", "Modality = CT", "pseudonyms", "false");

        assertThat(response.body()).contains("P1,1.2.1,\"A,1\",1,1");
        assertThat(CohortApi.audit(response)).isEqualTo("download of 2 studies");
        assertThat(api.get("/cohort/download", "filter", "Modality = CT").body())
                .doesNotContain("P1");
    }

    @Test
    void refusesABodyThatItCannotRead() {
        for (String body : List.of("", "{", "[]", "null", "{\"filter\": \"P1\"} x", "{\"unknown\": 1}")) {
            HttpResponse<String> response = api.send("POST", "/cohort/exports", body);
            assertThat(response.statusCode()).as(body).isEqualTo(400);
            assertThat(CohortApi.message(response))
                    .isEqualTo("The request's body is not the JSON object that is expected here.");
        }
        assertThat(api.exports()).doesNotExist();
    }
}

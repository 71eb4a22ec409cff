package org.niffler.app.explorer.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.niffler.filter.FilterException;
import org.niffler.filter.FilterFile;

class SavedFilterRoutesIT {

    @TempDir
    private Path folder;

    private CohortApi api;

    @BeforeEach
    void start() throws IOException {
        api = new CohortApi(folder, false, SeriesDocument.of("P1", "1.2", "1.2.3"));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private HttpResponse<String> save(String name, String text) throws IOException {
        return api.send("PUT", "/filters/" + name, new ObjectMapper().writeValueAsString(Map.of("text", text)));
    }

    private JsonNode list() {
        return api.ask("/filters").get("filters");
    }

    @Test
    void savesFiltersThatTheCommandTakes() throws IOException, FilterException {
        assertThat(save("chest%20CT", "# of all\nModality = CT").statusCode()).isEqualTo(204);
        assertThat(save("a", "Modality = DX").statusCode()).isEqualTo(204);
        assertThat(save("a", "Modality = \"<script>\"").statusCode()).isEqualTo(204);

        Path file = api.filters().resolve("chest CT.cohort");
        assertThat(FilterFile.read(file)).hasToString("Modality = CT");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(CohortApi.each(list(), "name")).containsExactly("a", "chest CT");
        assertThat(CohortApi.each(list(), "text"))
                .containsExactly("Modality = \"<script>\"", "# of all\nModality = CT");
        assertThat(CohortApi.each(list(), "problem")).containsOnly("null");
    }

    @Test
    void deletesThem() throws IOException {
        save("a", "Modality = DX");

        assertThat(api.send("DELETE", "/filters/a", "").statusCode()).isEqualTo(204);
        assertThat(api.send("DELETE", "/filters/a", "").statusCode()).isEqualTo(404);
        assertThat(list()).isEmpty();
    }

    @Test
    void refusesNamesThatAreNone() throws IOException {
        for (String name : List.of("a.b", "%20a", "a%20", "-a", "%C3%A4", "a".repeat(65))) {
            HttpResponse<String> response = save(name, "Modality = DX");
            assertThat(response.statusCode()).as(name).isEqualTo(400);
            assertThat(CohortApi.message(response)).isEqualTo("A filter cannot have this name.");
        }
        assertThat(CohortApi.message(save("LPT1", "Modality = DX")))
                .isEqualTo("A filter cannot have the name of a device.");
        assertThat(list()).isEmpty();
    }

    @Test
    void leavesLinksAlone() throws IOException {
        Path outside = Files.writeString(folder.resolve("outside"), "Modality = CT");
        Files.createDirectories(api.filters());
        Files.createSymbolicLink(api.filters().resolve("link.cohort"), outside);
        Files.createDirectory(api.filters().resolve("folder.cohort"));

        HttpResponse<String> response = save("link", "Modality = DX");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(CohortApi.message(response))
                .isEqualTo("What has this name is a link or a folder, and is left alone.");
        assertThat(api.send("DELETE", "/filters/link", "").statusCode()).isEqualTo(400);
        assertThat(outside).hasContent("Modality = CT");
        assertThat(CohortApi.each(list(), "problem")).containsOnly("It is a link or a folder, and is not read.");
        assertThat(CohortApi.each(list(), "text")).containsOnly("null");
    }

    @Test
    void refusesWhatIsNoFilterOrTooLarge() throws IOException {
        assertThat(CohortApi.message(save("a", "Modality =")))
                .isEqualTo("Line 1, column 11: Expected a value, but found the end.");
        assertThat(CohortApi.message(save("a", " "))).isEqualTo("There is no filter to save.");
        assertThat(CohortApi.message(save("a", "Modality = CT #" + "x".repeat(64 * 1024))))
                .isEqualTo(
                        "The filter has more than 16 KB, and no address has room for it. Shorten it, or use the command"
                                + " cohort, which reads filters from files.");
        assertThat(save("a", "PatientID = P1").statusCode()).isEqualTo(400);
        assertThat(api.filters()).doesNotExist();
    }

    @Test
    void takesNoMoreThanFiveHundred() throws IOException {
        Files.createDirectories(api.filters());
        for (int i = 0; i < 500; i++) {
            Files.writeString(api.filters().resolve("f" + i + ".cohort"), "Modality = CT");
        }

        assertThat(CohortApi.message(save("more", "Modality = CT"))).isEqualTo("There are 500 saved filters already.");
        assertThat(save("f1", "Modality = DX").statusCode()).isEqualTo(204);
    }

    @Test
    void tellsWhichFilesAreNoFiltersAnyMore() throws IOException {
        Files.createDirectories(api.filters());
        Files.writeString(api.filters().resolve("broken.cohort"), "PatientName = = Doe");
        Files.writeString(api.filters().resolve("secret.cohort"), "PatientName = Doe");
        Files.write(api.filters().resolve("binary.cohort"), new byte[] {(byte) 0xFF});
        Files.writeString(api.filters().resolve("notes.txt"), "Modality = CT");

        HttpResponse<String> response = api.get("/filters");

        assertThat(CohortApi.each(list(), "name")).containsExactly("binary", "broken", "secret");
        assertThat(CohortApi.each(list(), "problem"))
                .containsExactly(
                        "It cannot be read as UTF-8 text.",
                        "It is not a filter any more.",
                        "PatientName says who a patient is; start the explorer with --show-phi to ask about it.");
        assertThat(response.body()).doesNotContain("Doe");
    }

    @Test
    void notesFiltersThatIdentify() throws IOException {
        api.close();
        api = new CohortApi(folder.resolve("phi"), true, SeriesDocument.of("P1", "1.2", "1.2.3"));
        save("doe", "PatientName = Doe");
        save("ct", "Modality = CT");
        Files.writeString(api.filters().resolve("broken.cohort"), "PatientName = = Doe");

        assertThat(CohortApi.audit(api.get("/filters")))
                .isEqualTo("filter \"broken\"; filter \"doe\" with PatientName");
        assertThat(CohortApi.each(list(), "problem").get(0)).startsWith("Line 1, column 15: Expected a value");
    }
}

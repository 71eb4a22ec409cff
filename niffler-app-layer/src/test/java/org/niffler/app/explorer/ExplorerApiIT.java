package org.niffler.app.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.niffler.app.RunningExplorer;
import org.niffler.app.explorer.http.ApiAnswers;
import org.niffler.app.hospital.FiledStudy;
import org.niffler.app.hospital.SampleHospital;
import org.niffler.app.hospital.StandInService;
import org.niffler.testkit.fixture.SyntheticStudy;

/** Every route of the API as it is wired and described, asked on the data of a year and on a few images. */
class ExplorerApiIT {

    private static final String IMAGES = RunningExplorer.written("StudyDescription = \"With images\"");
    private static final String FILTER = RunningExplorer.written("Modality = CT and StudyDate < 20200201");

    private static SampleHospital hospital;
    private static StandInService service;
    private static RunningExplorer explorer;

    private final ApiAnswers api = ApiAnswers.described();
    private final Set<String> asked = new TreeSet<>();

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
        hospital = new SampleHospital(folder).year().runs().hostile();
        FiledStudy study = FiledStudy.in(
                hospital, SyntheticStudy.ct("PAT-IMAGES").instances(3).but(image -> image.remove(0x00280301)));
        hospital.commands().store(study.document().with("StudyDescription", "With images"));
        service = new StandInService();
        explorer = RunningExplorer.start(
                hospital, "--operations-url", service.address().toString());
    }

    @AfterAll
    static void end() {
        explorer.close();
        service.close();
    }

    /** Asserts that a good answer is as it is described, and remembers that its route was asked. */
    private JsonNode fits(RunningExplorer at, String method, String route, String path, String body) {
        HttpResponse<String> answer = at.send(method, path, body);
        if (answer.statusCode() == 204) {
            api.assertFits(method, route, 204, answer.body());
        } else {
            api.assertFits(method, route, answer);
            assertThat(answer.statusCode())
                    .as(method + " " + path + ": " + answer.body())
                    .isEqualTo(200);
        }
        asked.add(method + " " + route.replaceAll("\\{[^}]*}", "{}"));
        return answer.headers().firstValue("Content-Type").orElse("").startsWith("application/json")
                ? at.read(answer)
                : null;
    }

    private JsonNode fits(RunningExplorer at, String route, String parameters) {
        return fits(at, "GET", route, route + parameters, "");
    }

    private JsonNode fits(RunningExplorer at, String route, String reference, String parameters) {
        return fits(at, "GET", route, route.replaceFirst("\\{[^}]*}", reference) + parameters, "");
    }

    private void askAll(RunningExplorer at) {
        fits(at, "/session", "");
        fits(at, "/openapi.json", "");
        askCollections(at);
        askCohorts(at);
        askImages(at);
        askScanners(at);
        askOperations(at);
        fits(at, "DELETE", "/queries/{id}", "/queries/none", "");
    }

    private void askCollections(RunningExplorer at) {
        fits(at, "/collections", "?query=c1");
        for (String collection : Set.of(SampleHospital.YEAR, SampleHospital.HOSTILE, "workflow_runs")) {
            fits(at, "/attributes", "?collection=" + collection);
        }
        fits(at, "/attributes/{name}/values", "Manufacturer", "?prefix=s&limit=3");
        fits(at, "/attributes/{name}/values", "BodyPartExamined", "?collection=" + SampleHospital.HOSTILE);
        for (String text : Set.of("", "Mod", "Modality ", "Modality = ", "Modality = CT ", "{", "Modality = (")) {
            fits(at, "/completions", "?text=" + RunningExplorer.written(text));
            fits(at, "/filter", "?text=" + RunningExplorer.written(text));
        }
        fits(at, "/completions", "?position=3&text=" + FILTER);
        fits(at, "/filter", "?text=PatientID%20%3D%201");
    }

    private void askCohorts(RunningExplorer at) {
        for (String filter : Set.of("", FILTER, IMAGES, "RequestedProcedureDescription%20exists")) {
            fits(at, "/cohort", "?filter=" + filter + "&query=q-1");
            fits(at, "/cohort", "?all=true&filter=" + filter);
            fits(at, "/cohort/groups", "?by=Modality,Manufacturer&limit=3&filter=" + filter);
            fits(at, "/cohort/studies", "?page=1&size=2&filter=" + filter);
            fits(at, "/cohort/download", "?filter=" + filter);
        }
        fits(at, "/cohort/groups", "?by=BodyPartExamined&collection=" + SampleHospital.HOSTILE);
        fits(at, "/cohort/studies", "?size=500&collection=" + SampleHospital.HOSTILE);
        fits(at, "/filters", "");
        fits(at, "PUT", "/filters/{name}", "/filters/Chests%20of%20May", "{\"text\":\"Modality = CT\"}");
        fits(at, "/filters", "");
        fits(at, "DELETE", "/filters/{name}", "/filters/Chests%20of%20May", "");
        String reference = reference(at);
        for (String body : Set.of(
                "{\"filter\":\"\",\"collection\":null,\"pseudonyms\":true,\"studies\":[\"" + reference + "\"]}",
                "{\"filter\":\"\",\"pseudonyms\":false,\"studies\":[\"" + reference + "\"]}",
                "{\"filter\":\"Modality = MR\",\"pseudonyms\":false,\"studies\":null}")) {
            fits(at, "POST", "/cohort/exports", "/cohort/exports", body);
        }
    }

    private String reference(RunningExplorer at) {
        return fits(at, "/cohort/studies", "?filter=" + IMAGES)
                .at("/studies/0/ref")
                .textValue();
    }

    private void askImages(RunningExplorer at) {
        JsonNode study = fits(at, "/studies/{ref}", reference(at), "");
        assertThat(study.at("/series/0/state").textValue()).isEqualTo("there");
        String series = study.at("/series/0/ref").textValue();
        JsonNode instances = fits(at, "/series/{ref}/instances", series, "?page=0&size=2");
        assertThat(instances.get("total").intValue()).isEqualTo(3);
        fits(at, "/series/{ref}/thumbnail", series, "?size=64");
        String instance = instances.at("/instances/0/ref").textValue();
        fits(at, "/instances/{ref}", instance, "");
        fits(at, "/instances/{ref}/thumbnail", instance, "");
        fits(at, "GET", "/instances/{ref}/frames/{n}", "/instances/" + instance + "/frames/1", "");
        fits(at, "GET", "/instances/{ref}/frames/{n}", "/instances/" + instance + "/frames/1?center=40&width=400", "");
        String gone = fits(at, "/cohort/studies", "?size=1&filter=" + FILTER)
                .at("/studies/0/ref")
                .textValue();
        fits(at, "/studies/{ref}", gone, "");
    }

    private void askScanners(RunningExplorer at) {
        JsonNode scanner = fits(at, "/scanners", "").at("/scanners/0/scanner");
        String name = RunningExplorer.written(scanner.textValue());
        fits(at, "/scanners", "?collection=" + SampleHospital.HOSTILE);
        fits(at, "/scanners/days", "");
        fits(at, "/scanners/days/{day}", "2020-06-03", "");
        fits(at, "/scanners/days/{day}", "2020-06-03", "?scanner=" + name + "&scanner=none");
        fits(at, "/scanners/days/{day}", "2021-03-01", "?collection=" + SampleHospital.HOSTILE);
        fits(at, "/scanners/utilization", "?from=2020-06-01&to=2020-06-07&query=u");
        fits(at, "/scanners/utilization", "?from=1999-06-01&scanner=" + name);
        fits(at, "/scanners/clocks", "?from=2020-06-01&to=2020-06-30&threshold=5m");
        fits(at, "/scanners/clocks", "?from=1999-06-01");
    }

    private void askOperations(RunningExplorer at) {
        fits(at, "/operations", "");
        fits(at, "/operations/history", "");
        fits(at, "/operations/runs", "?page=1&size=20");
        for (String status : Set.of("failed", "queued", "running", "timed-out", "gave-up", "succeeded")) {
            JsonNode runs = fits(at, "/operations/runs", "?size=2&status=" + status);
            fits(at, "/operations/runs/{id}", runs.at("/runs/0/id").textValue(), "");
        }
    }

    @Test
    void answersAsItIsDescribed() {
        askAll(explorer);

        Set<String> missing = new TreeSet<>(api.routes());
        missing.removeAll(asked);
        assertThat(missing).containsExactlyInAnyOrder("POST /session", "DELETE /session"); // ApiDescriptionTest
    }

    @Test
    void answersAsItIsDescribedIfItShowsWhoPatientsAre(@TempDir Path folder) throws IOException {
        SampleHospital other = new SampleHospital(folder).year().runs().hostile();
        FiledStudy study = FiledStudy.in(other, SyntheticStudy.ct("PAT-IMAGES").instances(3));
        other.commands().store(study.document().with("StudyDescription", "With images"));
        try (RunningExplorer showing = RunningExplorer.start(
                other, "--show-phi", "--operations-url", service.address().toString())) {
            askAll(showing);
            HttpResponse<String> left = showing.send("DELETE", "/session", "");
            api.assertFits("DELETE", "/session", left.statusCode(), left.body());
            api.assertFits("GET", "/collections", showing.get("/collections"));
        }
        assertThat(Files.readAllLines(other.file("audit.log"))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /collections | /collections?query=%3F | 400",
                "GET | /attributes | /attributes?collection=none | 404",
                "GET | /attributes/{name}/values | /attributes/PatientID/values | 400",
                "GET | /attributes/{name}/values | /attributes/Nonsense/values | 400",
                "GET | /attributes/{name}/values | /attributes/Modality/values?limit=0 | 400",
                "GET | /completions | /completions?text=a&position=2 | 400",
                "GET | /filter | /filter?text=a&collection=none | 404",
                "GET | /cohort | /cohort?filter=Modality | 400",
                "GET | /cohort | /cohort?filter=PatientID%3D1 | 400",
                "GET | /cohort | /cohort?all=perhaps | 400",
                "GET | /cohort/groups | /cohort/groups | 400",
                "GET | /cohort/groups | /cohort/groups?by=A,B,C,D,E | 400",
                "GET | /cohort/studies | /cohort/studies?size=501 | 400",
                "GET | /cohort/download | /cohort/download?pseudonyms=false | 403",
                "POST | /cohort/exports | /cohort/exports | 400",
                "PUT | /filters/{name} | /filters/.x | 400",
                "DELETE | /filters/{name} | /filters/none | 404",
                "GET | /studies/{ref} | /studies/x | 404",
                "GET | /series/{ref}/instances | /series/x/instances | 404",
                "GET | /series/{ref}/thumbnail | /series/x/thumbnail | 404",
                "GET | /instances/{ref} | /instances/x | 404",
                "GET | /instances/{ref}/thumbnail | /instances/x/thumbnail | 404",
                "GET | /instances/{ref}/frames/{n} | /instances/x/frames/0 | 400",
                "GET | /scanners/days/{day} | /scanners/days/2020-02-30 | 400",
                "GET | /scanners/utilization | /scanners/utilization | 400",
                "GET | /scanners/clocks | /scanners/clocks?from=2020-06-01&threshold=soon | 400",
                "GET | /operations/runs | /operations/runs?status=done | 400",
                "GET | /operations/runs/{id} | /operations/runs/x | 404",
                "DELETE | /queries/{id} | /queries/%3F | 400"
            })
    void refusesAsItIsDescribed(String method, String route, String path, int status) {
        HttpResponse<String> answer = explorer.send(method, path, "");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        api.assertFits(method, route, answer);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }
}

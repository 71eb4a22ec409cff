package org.niffler.app.explorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.niffler.app.RunningExplorer.written;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.niffler.app.RunningExplorer;
import org.niffler.app.SeriesDocument;
import org.niffler.app.hospital.FiledStudy;
import org.niffler.app.hospital.SampleHospital;
import org.niffler.testkit.fixture.SyntheticStudy;

/** What somebody may try who wants to know who patients are, to read other files, or to keep the explorer from others. */
class ExplorerAttackIT {

    private static final String SECRET = "says who a patient is";

    private static SampleHospital hospital;
    private static RunningExplorer explorer;

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
        hospital = new SampleHospital(folder).runs().hostile();
        hospital.put(
                SampleHospital.YEAR,
                List.of(
                        SeriesDocument.of("P1", "1.2.1", "1.2.1.1").with("StudyDescription", "Chest"),
                        SeriesDocument.of("P2", "1.2.2", "1.2.2.1").with("StudyDescription", "Chest"),
                        SeriesDocument.of("P3", "1.2.3", "1.2.3.1").with("StudyDescription", "Head")));
        hospital.put(
                "evil",
                List.of(
                        SeriesDocument.of("../../outside", "..", "../..").with("StudyDescription", "Dots"),
                        SeriesDocument.of("/etc", "/", "passwd").with("StudyDescription", "Absolute"),
                        SeriesDocument.of("linked", "1.9", "1.9.1").with("StudyDescription", "Linked"),
                        SeriesDocument.of("P\0", "1.8\0", "1.8.1").with("StudyDescription", "NUL")));
        // What a series would be if its identifiers led there.
        FiledStudy outside = FiledStudy.in(hospital, SyntheticStudy.ct("OUTSIDE"));
        Path image = outside.instances().get(0).file();
        Files.copy(image, Files.createDirectories(hospital.file("outside")).resolve("x.dcm"));
        Path linked = Files.createDirectories(hospital.storage().resolve("linked/1.9"));
        Files.createSymbolicLink(linked.resolve("1.9.1"), hospital.file("outside"));
        explorer = RunningExplorer.start(hospital, "--operations-url", "none");
    }

    @AfterAll
    static void end() {
        explorer.close();
        assertThat(explorer.said()).doesNotContain(" ERROR ");
    }

    static Stream<String> questionsOfIdentity() {
        return Stream.of(
                "PatientID = P1",
                "not PatientID = P1",
                "Modality = CT or PatientName ~ /./",
                "0x00100010 = X",
                "0x00100020 exists",
                "AccessionNumber exists",
                "StudyInstanceUID = 1.2.1",
                "PatientBirthDate = 19700101",
                "0x00100030 = 19700101",
                "OtherPatientIDs exists",
                "ImageComments ~ /P/",
                "{\"PatientID\":\"P1\"}",
                "{\"$or\":[{\"Modality\":\"X\"},{\"PatientID\":{\"$gt\":\"P1\"}}]}",
                "{\"$nor\":[{\"$and\":[{\"PatientID\":\"P1\"}]}]}",
                "{\"$and\":[[{\"PatientID\":\"P1\"}]]}",
                "{\"\\u0050atientID\":\"P1\"}",
                "{\"Modality.PatientID\":\"P1\"}",
                "{\"PatientID.0\":\"P1\"}",
                "{\"0_RequestAttributesSequence_AccessionNumber\":\"1\"}",
                "{\"0_X_PatientName\":\"1\"}",
                "{\"0x00100010\":\"1\"}",
                "{\"0x00100020,CREATOR\":\"1\"}",
                "{\"_id\":\"1.2.1.1\"}",
                "{\"_niffler\":{\"$exists\":true}}",
                "{\"_niffler.sourceFile\":{\"$exists\":true}}",
                "{\"errorTail\":{\"$exists\":true}}",
                "{\"reason\":\"x\"}",
                "{\"result.patient\":\"x\"}");
    }

    @ParameterizedTest
    @MethodSource("questionsOfIdentity")
    void countsNothingThatSaysWhoAPatientIs(String filter) {
        for (String collection : List.of(SampleHospital.YEAR, "workflow_runs")) {
            String asked = "filter=" + written(filter) + "&collection=" + collection;
            for (String route : List.of(
                    "/cohort?all=true&", "/cohort/groups?by=Modality&", "/cohort/studies?", "/cohort/download?")) {
                assertThat(explorer.refusal(route + asked))
                        .startsWith("400 ")
                        .containsAnyOf(SECRET, "may say who a patient is");
            }
            String body = "{\"pseudonyms\":true,\"filter\":" + json(filter) + ",\"collection\":\"" + collection + "\"}";
            assertThat(explorer.send("POST", "/cohort/exports", body).statusCode())
                    .isEqualTo(400);
            assertThat(explorer.json("/filter?text=" + written(filter) + "&collection=" + collection)
                            .get("valid")
                            .booleanValue())
                    .isFalse();
        }
        assertThat(explorer.send("PUT", "/filters/probe", "{\"text\":" + json(filter) + "}")
                        .statusCode())
                .isEqualTo(400);
    }

    private static String json(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PatientID",
                "PatientName",
                "0x00100010",
                "0x00100020",
                "0x00100020,CREATOR",
                "patientid",
                "PatientID.0",
                "StudyInstanceUID",
                "AccessionNumber",
                "StudyDate",
                "StudyDescription",
                "ImageComments",
                "_id",
                "_niffler",
                "_niffler.sourceFile",
                "errorTail",
                "reason",
                "result",
                "$Modality",
                "Modality.$",
                "Modality.$[]",
                "$$ROOT",
                "0_X_PatientName",
                "0_RequestAttributesSequence_AccessionNumber",
                "{\"$ne\":\"\"}",
                "a\0",
                "__proto__"
            })
    void tellsNoValuesThatSayWhoAPatientIs(String attribute) {
        for (String collection : List.of(SampleHospital.YEAR, "workflow_runs")) {
            String in = "&collection=" + collection;
            assertThat(explorer.get("/cohort/groups?by=" + written(attribute) + in)
                            .statusCode())
                    .isEqualTo(400);
            assertThat(explorer.get("/cohort/groups?by=Modality," + written(attribute) + in)
                            .statusCode())
                    .isEqualTo(400);
            String values = "/attributes/" + written(attribute).replace("+", "%20") + "/values?" + in.substring(1);
            assertThat(explorer.get(values).statusCode()).isEqualTo(400);
            assertThat(explorer.json("/completions?text=" + written(attribute + " = ") + in)
                            .get("items"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"$where\":\"1\"}",
                "{\"Modality\":{\"$function\":{\"body\":\"\",\"args\":[],\"lang\":\"js\"}}}",
                "{\"$expr\":{\"$eq\":[\"$PatientID\",\"P1\"]}}",
                "{\"$jsonSchema\":{}}",
                "{\"$text\":{\"$search\":\"x\"}}",
                "{\"$comment\":\"x\"}",
                "{\"Modality\":{\"$not\":{\"$where\":\"1\"}}}",
                "{\"$not\":{\"PatientID\":\"P1\"}}",
                "{\"$elemMatch\":{\"PatientID\":\"P1\"}}",
                "{\"Modality\":{\"$or\":[{\"PatientID\":\"P1\"}]}}",
                "[{\"$match\":{}}]",
                "{} {}"
            })
    void runsNothingInTheStore(String filter) {
        assertThat(explorer.get("/cohort?all=true&filter=" + written(filter)).statusCode())
                .isEqualTo(400);
    }

    /** Two of them once kept both processors busy, and all questions waiting, until the explorer was ended. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"_niffler.receivedAt\":{\"$regex\":\"^((([0-9TZ:.-])+)+)+x$\"}}",
                "{\"Modality\":{\"$not\":{\"$regex\":\"x\"}}}",
                "{\"Modality\":{\"\\u0024regex\":\"x\"}}",
                "{\"Modality\":{\"$in\":[{\"$regularExpression\":{\"pattern\":\"x\",\"options\":\"\"}}]}}"
            })
    void hasTheStoreMatchNoExpressionsWhichMayNeverEnd(String filter) {
        String message =
                "Queries of MongoDB's with a regular expression are not asked here, as some would keep the store"
                        + " busy for ever. Write a filter with ~, for example StudyDescription ~ /chest/i.";

        assertThat(explorer.refusal("/cohort?filter=" + written(filter))).isEqualTo("400 " + message);
        assertThat(explorer.json("/filter?text=" + written(filter))
                        .get("message")
                        .textValue())
                .isEqualTo(message);
    }

    @Test
    void refusesANulWhereverAFilterIsTaken() {
        String filter = "Modality = CT # \0";

        assertThat(explorer.refusal("/cohort?filter=" + written(filter)))
                .isEqualTo("400 The filter has a NUL character. Take it out.");
        assertThat(explorer.json("/filter?text=" + written(filter))
                        .get("message")
                        .textValue())
                .isEqualTo("The filter has a NUL character. Take it out.");
        assertThat(explorer.send("PUT", "/filters/nul", "{\"text\":\"Modality = CT # \\u0000\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    /** Once taken for an empty filter, which all documents meet. */
    @ParameterizedTest
    @ValueSource(strings = {"%", "%2", "%zz", "Modality%20%3D%20CT%", "%80", "%c0%ae", "%ed%a0%80"})
    void takesNoFilterThatCannotBeReadForNone(String filter) throws IOException {
        String answer = explorer.answerTo(
                "GET /api/v1/cohort?filter=" + filter + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 400 ")
                .contains("What follows the question mark of the address is not written as it must be.");
    }

    @Test
    void answersFiltersOfSixteenKilobytesInAnAddress() {
        String values =
                IntStream.range(0, 1_600).mapToObj("\"Ä%05d\""::formatted).collect(Collectors.joining(","));
        String filter = "StationName in (" + values + ")";
        filter += " ".repeat(16 * 1024 - filter.getBytes(StandardCharsets.UTF_8).length);

        assertThat(explorer.json("/cohort?filter=" + written(filter))
                        .at("/size/documents")
                        .intValue())
                .isZero();
        assertThat(explorer.refusal("/cohort?filter=" + written(filter + " ")))
                .isEqualTo("400 The filter has more than 16 KB, and no address has room for it. Shorten it, or use the"
                        + " command cohort, which reads filters from files.");
        assertThat(explorer.refusal("/cohort?filter=" + "x".repeat(70_000))).isEqualTo("414 The address is too long.");
    }

    static Stream<String> deepFilters() {
        return Stream.of(
                "(".repeat(16_000),
                "not ".repeat(4_000) + "Modality = CT",
                "{\"$or\":[".repeat(1_000),
                "[".repeat(16_000),
                "Modality ~ /" + "(".repeat(900) + "a" + ")*".repeat(900) + "/");
    }

    @ParameterizedTest
    @MethodSource("deepFilters")
    void refusesWhatIsTooDeep(String filter) {
        assertThat(explorer.get("/cohort?filter=" + written(filter)).statusCode())
                .isEqualTo(400);
        assertThat(explorer.json("/filter?text=" + written(filter)).get("valid").booleanValue())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"system.users", "$cmd", "admin.$cmd", "..", "{\"$ne\":\"\"}", "a\0b", "none"})
    void knowsNoCollectionsButTheStores(String name) {
        String collection = "collection=" + written(name);
        for (String route :
                List.of("/cohort?", "/attributes?", "/cohort/studies?", "/filter?text=a&", "/cohort/download?")) {
            assertThat(explorer.get(route + collection).statusCode()).as(route).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"system.users", "$cmd", "admin.$cmd", "a\0b"})
    void looksForScannersInNoCollectionThatCannotBe(String name) {
        String collection = "collection=" + written(name);
        for (String route : List.of("/scanners?", "/scanners/days/2020-06-03?", "/scanners/clocks?from=2020-06-03&")) {
            assertThat(explorer.refusal(route + collection))
                    .isEqualTo("400 No collection of the store has such a name.");
        }
        String tooLong = "/scanners/days/2020-06-03?collection=" + "x".repeat(40_000);
        assertThat(explorer.get(tooLong).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "/page/../openapi.json, 400",
        "/page/..%2fopenapi.json, 400",
        "/page/%2e%2e/openapi.json, 400",
        "/page/..;/openapi.json, 400",
        "/page//etc/passwd, 400",
        "/page/%00, 400",
        "/page/%5c..%5copenapi.json, 404",
        "/page/index.html/, 404",
        "/page/../../../../../../../../etc/passwd, 400",
        "/webjars/lit-html/../echarts/echarts.min.js, 400",
        "/webjars/lit-html/package.json, 404",
        "/webjars/lit-html/directives/..%2flit-html.js, 400",
        "/webjars/jquery/jquery.js, 404",
        "/META-INF/MANIFEST.MF, 404",
        "/org/niffler/app/explorer/openapi.json, 404",
        "/page/package-info.class, 404"
    })
    void servesNoFileButThePage(String target, int status) throws IOException {
        String answer =
                explorer.answerTo("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).doesNotContain("root:", "\"openapi\"", "Manifest-Version");
        int told = Integer.parseInt(answer.substring(9, 12));
        assertThat(told).as(answer).isIn(status, 404, 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..",
                "%2e%2e%2fx",
                "..%5cx",
                "%2fetc%2fpasswd",
                "C:%5cx",
                "CON",
                "nul",
                "com1",
                "a.b",
                ".x",
                "-x",
                "%20x",
                "x%20",
                "a%0ab",
                ";x",
                "x;y=z",
                "a%00",
                "linked"
            })
    void savesNoFilterOutOfItsFolder(String name) throws IOException {
        Path target = Files.writeString(hospital.file("target"), "Modality = MR");
        Path folder = Files.createDirectories(hospital.file("cohorts"));
        Path link = folder.resolve("linked.cohort");
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, target);

        assertThat(explorer.send("PUT", "/filters/" + name, "{\"text\":\"Modality = CT\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(explorer.send("DELETE", "/filters/" + name, "").statusCode()).isEqualTo(400);
        assertThat(explorer.json("/filters").findValuesAsText("text")).containsOnly("null");
        assertThat(target).hasContent("Modality = MR");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(link);
        }
        Files.delete(link);
    }

    private static JsonNode study(String description) {
        String filter = written("StudyDescription = " + description);
        String reference = explorer.json("/cohort/studies?collection=evil&filter=" + filter)
                .at("/studies/0/ref")
                .textValue();
        HttpResponse<String> answer = explorer.get("/studies/" + reference);
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 404);
        return explorer.read(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dots", "Absolute", "Linked"})
    void followsNoIdentifiersOutOfTheStorageFolder(String description) {
        JsonNode series = study(description).at("/series/0");

        assertThat(series.get("state").textValue()).isNotEqualTo("there");
        assertThat(series.get("files").asInt(0)).isZero();
        HttpResponse<String> instances =
                explorer.get("/series/" + series.get("ref").textValue() + "/instances");
        assertThat(instances.statusCode()).as(instances.body()).isIn(404, 410);
    }

    /** It once made an error of the whole page. */
    @Test
    void showsTheOtherStudiesBesideOneWithANul() {
        JsonNode studies = explorer.json("/cohort/studies?collection=evil");

        assertThat(studies.get("total").intValue()).isEqualTo(4);
        assertThat(study("NUL").path("error").path("code").asText("GONE ON")).isIn("NOT_FOUND", "GONE ON");
    }

    @Test
    void opensOnlyReferencesThatItHasMade(@TempDir Path other) {
        JsonNode studies = explorer.json("/cohort/studies?filter=" + written("StudyDescription = Chest"));
        String study = studies.at("/studies/0/ref").textValue();
        String series = explorer.json("/studies/" + study).at("/series/0/ref").textValue();
        String run = explorer.json("/operations/runs").at("/runs/0/id").textValue();
        SampleHospital elsewhere = new SampleHospital(other);
        elsewhere.put(SampleHospital.YEAR, List.of(SeriesDocument.of("P1", "1.2.1", "1.2.1.1")));
        String foreign;
        try (RunningExplorer another = RunningExplorer.start(elsewhere, "--operations-url", "none")) {
            foreign = another.json("/cohort/studies").at("/studies/0/ref").textValue();
        }
        String changed = (study.charAt(20) == 'A' ? "B" : "A") + study.substring(21);
        for (String reference : List.of(
                series,
                run,
                foreign,
                study.substring(1),
                study.substring(0, study.length() - 1),
                study + "A",
                study.substring(0, 20) + changed,
                study + "=",
                "x",
                "1.2.1",
                "%2e%2e",
                study.toLowerCase(),
                "A".repeat(7_000))) {
            assertThat(explorer.get("/studies/" + reference).statusCode())
                    .as(reference)
                    .isEqualTo(404);
        }
        assertThat(explorer.get("/series/" + study + "/instances").statusCode()).isEqualTo(404);
        assertThat(explorer.get("/instances/" + series).statusCode()).isEqualTo(404);
        assertThat(explorer.get("/operations/runs/" + study).statusCode()).isEqualTo(404);
        for (String reference : List.of(series, run, foreign, "x", "")) {
            assertThat(export("", reference, SampleHospital.YEAR).statusCode()).isEqualTo(404);
        }
    }

    private static HttpResponse<String> export(String filter, String reference, String collection) {
        return explorer.send(
                "POST",
                "/cohort/exports",
                "{\"filter\":" + json(filter) + ",\"pseudonyms\":false,\"collection\":\"" + collection
                        + "\",\"studies\":[\"" + reference + "\"]}");
    }

    @Test
    void exportsOnlyChosenStudiesOfTheCohortAndTheCollection() throws IOException {
        JsonNode studies = explorer.json("/cohort/studies?filter=" + written("StudyDescription = Head"));
        String head = studies.at("/studies/0/ref").textValue();

        for (String filter : List.of("", "Modality = CT", "{\"Modality\":\"CT\"}")) {
            JsonNode written = explorer.read(export(filter, head, SampleHospital.YEAR));
            assertThat(written.get("studies").intValue()).isEqualTo(1);
            Path file = Path.of(written.get("file").textValue());
            assertThat(file).content().contains("P3").doesNotContain("P1", "P2");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        assertThat(explorer.refusal(export("StudyDescription = Chest", head, SampleHospital.YEAR)))
                .isEqualTo("400 1 of the chosen studies are not in the cohort.");
        assertThat(explorer.refusal(export("", head, "evil")))
                .isEqualTo("400 1 of the chosen studies are not in the cohort.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"filter\":{\"$ne\":1},\"pseudonyms\":true}",
                "{\"filter\":\"\",\"pseudonyms\":{\"$ne\":1}}",
                "{\"filter\":\"\",\"pseudonyms\":true,\"studies\":{\"$ne\":1}}",
                "{\"filter\":\"\",\"pseudonyms\":true,\"studies\":[{\"$ne\":1}]}",
                "{\"filter\":\"\",\"pseudonyms\":true,\"collection\":{\"$ne\":1}}",
                "{\"filter\":\"\",\"pseudonyms\":true,\"folder\":\"/etc\"}",
                "{\"filter\":\"\",\"pseudonyms\":true,\"query\":\"..\"}",
                "{\"filter\":\"\\u0000\",\"pseudonyms\":true}",
                "null",
                "[]",
                "{} {}"
            })
    void readsNothingButWhatIsDescribed(String body) {
        assertThat(explorer.send("POST", "/cohort/exports", body).statusCode()).isEqualTo(400);
    }

    @Test
    void readsJsonWhateverCharactersItIsSaidToHave() {
        for (String type : List.of("application/json; charset=bogus", "application/json; charset=\"", "text/plain")) {
            assertThat(explorer.send("PUT", "/filters/c", "{\"text\":\"Modality = CT\"}", "Content-Type", type)
                            .statusCode())
                    .isEqualTo(204);
        }
        explorer.send("DELETE", "/filters/c", "");
    }

    /** A megabyte that unpacks to a gigabyte stays a body of a kilobyte that is no JSON. */
    @Test
    void unpacksNothingThatIsSent() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("{\"filter\":\"\",\"pseudonyms\":true}".getBytes(StandardCharsets.US_ASCII));
        }
        String body = packed.toString(StandardCharsets.ISO_8859_1);
        String answer = explorer.answerTo("POST /api/v1/cohort/exports HTTP/1.1\r\nHost: localhost\r\nCookie: "
                + explorer.cookie() + "\r\nX-CSRF-Token: " + explorer.csrf()
                + "\r\nContent-Encoding: gzip\r\nConnection: close\r\nContent-Length: " + packed.size() + "\r\n\r\n"
                + body);

        assertThat(answer).startsWith("HTTP/1.1 400 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "OPTIONS", "PATCH", "PROPFIND", "FOO"})
    void knowsNoOtherMethods(String method) throws IOException {
        String answer = explorer.answerTo(method
                + " /api/v1/collections HTTP/1.1\r\nHost: localhost\r\nX-Marker: echoed\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 403 ").doesNotContain("echoed", "Access-Control");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcde",
                "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
                "Content-Length: +4\r\n\r\nabcd",
                "Content-Length: -1\r\n\r\n",
                " folded: x\r\n\r\n",
                "Host: localhost\r\n\r\n"
            })
    void isNotConfusedAboutWhereARequestEnds(String rest) throws IOException {
        String answer = explorer.answerTo("POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\n" + rest
                + "GET /api/v1/collections HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("featureset");
    }

    @ParameterizedTest
    @CsvSource({
        "GET http://evil.example/api/v1/collections HTTP/1.1, localhost",
        "GET http://localhost/api/v1/collections HTTP/1.1, evil.example",
        "GET /api/v1/collections HTTP/1.1, evil.example",
        "GET /api/v1/collections HTTP/1.1, localhost@evil.example",
        "GET /api/v1/collections HTTP/1.1, localhost.evil.example",
        "GET /api/v1/collections HTTP/1.0, ''"
    })
    void answersToNoOtherName(String line, String host) throws IOException {
        String answer = explorer.answerTo(line + "\r\n" + (host.isEmpty() ? "" : "Host: " + host + "\r\n")
                + "X-Forwarded-Host: localhost\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("featureset");
    }

    @Test
    void staysUsableUnderManyCheapQuestions() {
        long good = IntStream.range(0, 2_000)
                .parallel()
                .filter(number ->
                        explorer.get("/cohort/groups?by=Modality&filter=" + written("StationName = S" + number % 50))
                                        .statusCode()
                                == 200)
                .count();

        assertThat(good).isEqualTo(2_000);
    }
}

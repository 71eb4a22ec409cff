package org.niffler.app.explorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.niffler.app.RunningExplorer.written;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.app.RunningExplorer;
import org.niffler.app.SeriesDocument;
import org.niffler.app.hospital.FiledStudy;
import org.niffler.app.hospital.SampleHospital;
import org.niffler.metadata.MetadataDocument;
import org.niffler.metadata.Provenance;
import org.niffler.testkit.fixture.SyntheticStudy;

/** Plants who a patient is wherever it can stand, asks every route, and looks whether an answer, a file or a log tells it. */
class ExplorerIdentityIT {

    /** Nothing else has any of these in it. */
    private static final String MARKER = "ZQXWV";

    private static final String UIDS = "2.999.918273645";
    private static final String BIRTH = "19180917";
    private static final List<String> MARKERS =
            List.of(MARKER, MARKER.toLowerCase(), UIDS, BIRTH, "1918-09-17", "918273645");

    private final List<String> asked = new ArrayList<>();
    private final Map<String, HttpResponse<String>> answers = new LinkedHashMap<>();

    private SampleHospital hospital;

    @BeforeEach
    void plant(@TempDir Path folder) {
        hospital = new SampleHospital(folder);
        FiledStudy study = FiledStudy.in(
                hospital, SyntheticStudy.ct(MARKER + "-ID").instances(2).but(ExplorerIdentityIT::plantIn));
        FiledStudy held = FiledStudy.in(
                hospital, SyntheticStudy.ct(MARKER + "-ID").description("Held").but(image -> {
                    plantIn(image);
                    image.setString(Tag.BurnedInAnnotation, VR.CS, "YES");
                    image.setString(Tag.StudyInstanceUID, VR.UI, UIDS + ".2");
                    image.setString(Tag.SeriesInstanceUID, VR.UI, UIDS + ".2.1");
                    image.setString(Tag.SOPInstanceUID, VR.UI, UIDS + ".2.1.1");
                }));
        SeriesDocument shown =
                planted(study.document(), UIDS + ".1", UIDS + ".1.1").with("BodyPartExamined", "CHEST");
        SeriesDocument kept =
                planted(held.document(), UIDS + ".2", UIDS + ".2.1").with("BodyPartExamined", "HEAD");
        SeriesDocument gone =
                planted(held.document(), UIDS + ".3", UIDS + ".3.1").with("BodyPartExamined", "KNEE");
        hospital.put(SampleHospital.YEAR, List.of(shown, kept, gone));
        hospital.commands().storeDocuments(Map.of("workflow_runs", List.of(run())));
    }

    private static void plantIn(Attributes image) {
        image.setString(Tag.PatientName, VR.PN, MARKER + "^" + MARKER);
        image.setString(Tag.PatientBirthDate, VR.DA, BIRTH);
        image.setString(Tag.AccessionNumber, VR.SH, MARKER + "ACC");
        image.setString(Tag.StudyDescription, VR.LO, MARKER + " study");
        image.setString(Tag.SeriesDescription, VR.LO, MARKER + " series");
        image.setString(Tag.ImageComments, VR.LT, MARKER + " comment");
        image.setString(Tag.PatientComments, VR.LT, MARKER + " comment");
        image.setString(Tag.ReferringPhysicianName, VR.PN, MARKER + "^Doctor");
        image.setString(Tag.StudyInstanceUID, VR.UI, UIDS + ".1");
        image.setString(Tag.SeriesInstanceUID, VR.UI, UIDS + ".1.1");
        image.setString(Tag.SOPInstanceUID, VR.UI, UIDS + ".1.1." + image.getString(Tag.InstanceNumber));
        image.setString("Creator", 0x00091010, VR.LO, MARKER + " private");
    }

    private static SeriesDocument planted(SeriesDocument document, String study, String series) {
        document.with("PatientID", MARKER + "-ID")
                .with("StudyInstanceUID", study)
                .with("SeriesInstanceUID", series);
        for (String attribute : List.of(
                "PatientName",
                "OtherPatientIDs",
                "PatientAddress",
                "PatientComments",
                "AccessionNumber",
                "StudyID",
                "StudyDescription",
                "SeriesDescription",
                "ProtocolName",
                "RequestedProcedureDescription",
                "ReferringPhysicianName",
                "PerformingPhysicianName",
                "OperatorsName",
                "ImageComments",
                "AdditionalPatientHistory",
                "0_RequestAttributesSequence_ScheduledProcedureStepID",
                "0x00091010,Creator",
                "0x00091011",
                "UnknownAttribute",
                "TextValue",
                "IssuerOfPatientID",
                "CurrentPatientLocation")) {
            document.with(attribute, MARKER + " " + attribute);
        }
        for (String attribute : List.of("SOPInstanceUID", "FrameOfReferenceUID", "ReferencedSOPInstanceUID")) {
            document.with(attribute, UIDS + ".9");
        }
        return document.with("PatientBirthDate", BIRTH)
                .with("StationName", "ROOM1")
                .with("StudyTime", "101500");
    }

    private static MetadataDocument run() {
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("workflow", "convert");
        run.put("unit", "series");
        run.put("StudyInstanceUID", UIDS + ".1");
        run.put("SeriesInstanceUID", UIDS + ".1.1");
        run.put("status", "failed");
        run.put("attempts", 1.0);
        run.put("queued", "2024-01-02T11:00:00Z");
        run.put("reason", "cannot convert " + MARKER);
        run.put("errorTail", MARKER + " at line 1");
        run.put("result", Map.of("patient", MARKER));
        return new MetadataDocument(
                "convert_" + UIDS + ".1.1",
                run,
                new Provenance(Optional.empty(), Optional.empty(), Optional.of(MARKER + ".dcm"), "test"));
    }

    private HttpResponse<String> ask(RunningExplorer explorer, String method, String route, String body) {
        HttpResponse<String> answer = explorer.bytes(method, route, body);
        asked.add(method + " " + route + " " + body);
        answers.put(asked.size() + " " + method + " " + route, answer);
        return answer;
    }

    private HttpResponse<String> get(RunningExplorer explorer, String route) {
        return ask(explorer, "GET", route, "");
    }

    private JsonNode json(RunningExplorer explorer, String route) {
        HttpResponse<String> answer = get(explorer, route);
        assertThat(answer.statusCode()).as(route + " " + answer.body()).isEqualTo(200);
        return explorer.read(answer);
    }

    private void crawl(RunningExplorer explorer) {
        for (String route : List.of(
                "/session",
                "/collections",
                "/filters",
                "/scanners",
                "/scanners/days/2024-01-02",
                "/scanners/utilization?from=2024-01-01&to=2024-01-03",
                "/scanners/clocks?from=2024-01-01&to=2024-01-03",
                "/operations",
                "/operations/history",
                "/cohort?all=true",
                "/cohort",
                "/cohort/download",
                "/cohort/groups?by=Modality,BodyPartExamined",
                "/scanners/days/2024-01-02?collection=workflow_runs",
                "/scanners?collection=workflow_runs",
                "/cohort?all=true&filter=" + written("StudyDate = 20240102"))) {
            json0(explorer, route);
        }
        for (String collection : List.of(SampleHospital.YEAR, "workflow_runs")) {
            JsonNode attributes =
                    json(explorer, "/attributes?collection=" + collection).get("attributes");
            assertThat(attributes).isNotEmpty();
            for (JsonNode attribute : attributes) {
                crawlAttribute(explorer, collection, attribute.get("name").textValue());
            }
            for (JsonNode study :
                    json(explorer, "/cohort/studies?collection=" + collection).get("studies")) {
                crawlStudy(explorer, study.get("ref").textValue());
            }
        }
        for (JsonNode run : json(explorer, "/operations/runs").get("runs")) {
            json(explorer, "/operations/runs/" + run.get("id").textValue());
        }
    }

    private void json0(RunningExplorer explorer, String route) {
        assertThat(get(explorer, route).statusCode()).as(route).isEqualTo(200);
    }

    private void crawlAttribute(RunningExplorer explorer, String collection, String name) {
        String of = "collection=" + collection;
        get(explorer, "/attributes/" + written(name).replace("+", "%20") + "/values?limit=1000&" + of);
        get(explorer, "/cohort/groups?limit=1000&by=" + written(name) + "&" + of);
        get(explorer, "/completions?text=" + written(name + " = ") + "&" + of);
        get(explorer, "/completions?text=" + written("\"" + name + "\" = ") + "&" + of);
        get(explorer, "/cohort?filter=" + written(name + " exists") + "&" + of);
        get(explorer, "/cohort/studies?filter=" + written("{\"" + name + "\":{\"$exists\":true}}") + "&" + of);
    }

    private void crawlStudy(RunningExplorer explorer, String reference) {
        JsonNode study = json(explorer, "/studies/" + reference);
        for (JsonNode series : study.get("series")) {
            String of = "/series/" + series.get("ref").textValue();
            HttpResponse<String> instances = get(explorer, of + "/instances");
            get(explorer, of + "/thumbnail");
            for (JsonNode instance : explorer.read(instances).path("instances")) {
                String path = "/instances/" + instance.get("ref").textValue();
                get(explorer, path);
                get(explorer, path + "/thumbnail");
                get(explorer, path + "/frames/1");
                get(explorer, path + "/frames/1?center=40&width=400");
                get(explorer, path + "/frames/9");
            }
        }
    }

    /** Questions that are refused: what is said of them must not repeat whom they name. */
    private void crawlRefusals(RunningExplorer explorer) {
        for (String filter : List.of(
                "PatientID = " + MARKER,
                "PatientName ~ /" + MARKER + "/",
                "{\"PatientID\":\"" + MARKER + "\"}",
                "StudyInstanceUID = " + UIDS,
                "PatientBirthDate = " + BIRTH,
                "AccessionNumber in (" + MARKER + ")")) {
            for (String route : List.of(
                    "/cohort?filter=",
                    "/cohort/studies?filter=",
                    "/cohort/download?filter=",
                    "/cohort/groups?by=Modality&filter=")) {
                assertThat(get(explorer, route + written(filter)).statusCode()).isEqualTo(400);
            }
            get(explorer, "/filter?text=" + written(filter));
            get(explorer, "/completions?text=" + written(filter));
            String text = filter.replace("\"", "\\\"");
            ask(explorer, "PUT", "/filters/Name", "{\"text\":\"" + text + "\"}");
            ask(explorer, "POST", "/cohort/exports", "{\"pseudonyms\":true,\"filter\":\"" + text + "\"}");
        }
        for (String route :
                List.of("/studies/", "/series/", "/instances/", "/operations/runs/", "/filters/", "/none/")) {
            get(explorer, route + MARKER);
        }
        get(explorer, "/cohort?collection=" + MARKER);
        get(explorer, "/operations/runs?status=" + MARKER);
        get(explorer, "/scanners/clocks?from=" + MARKER);
        ask(explorer, "POST", "/cohort/exports", "{\"filter\":\"\",\"pseudonyms\":true,\"" + MARKER + "\":1}");
        ask(explorer, "POST", "/cohort/exports", MARKER);
        ask(explorer, "POST", "/session", "{\"token\":\"" + MARKER + "\"}");
    }

    private static List<String> markersIn(String text) {
        return MARKERS.stream().filter(text::contains).toList();
    }

    private static String whole(HttpResponse<String> answer) {
        return answer.headers().map() + "\n" + answer.body();
    }

    private void writePseudonymousFile(RunningExplorer explorer) throws IOException {
        HttpResponse<String> answer = ask(explorer, "POST", "/cohort/exports", "{\"filter\":\"\",\"pseudonyms\":true}");
        Path file = Path.of(explorer.read(answer).get("file").textValue());
        assertThat(markersIn(file.getFileName() + Files.readString(file))).isEmpty();
        assertThat(Files.readAllLines(file)).hasSize(4);
    }

    @Test
    void tellsNobodyWhoAPatientIs() throws IOException {
        String said;
        try (RunningExplorer explorer = RunningExplorer.start(hospital, "--operations-url", "none")) {
            crawl(explorer);
            crawlRefusals(explorer);
            writePseudonymousFile(explorer);
            assertThat(explorer.send("PUT", "/filters/Chests", "{\"text\":\"Modality = CT\"}")
                            .statusCode())
                    .isEqualTo(204);
            Path file = Path.of(
                    explorer.read(explorer.send("POST", "/cohort/exports", "{\"filter\":\"\",\"pseudonyms\":false}"))
                            .get("file")
                            .textValue());
            assertThat(markersIn(Files.readString(file))).contains(MARKER);
            assertThat(markersIn(file.getFileName().toString())).isEmpty();
            said = explorer.said();
        }
        assertThat(markersIn(said)).as(said).isEmpty();
        answers.forEach((route, answer) -> assertThat(markersIn(whole(answer)))
                .as(route + "\n" + whole(answer))
                .isEmpty());
        assertThat(answers.values().stream().filter(answer -> answer.body().startsWith("\u0089PNG")))
                .hasSizeGreaterThanOrEqualTo(7);
        assertThat(answers.values().stream().map(HttpResponse::statusCode))
                .contains(422, 410)
                .doesNotContain(500);
        assertOwnersOnly(hospital.file("exports"), hospital.file("cohorts"));
        assertThat(hospital.file("audit.log")).doesNotExist();
    }

    private static void assertOwnersOnly(Path... folders) throws IOException {
        for (Path folder : folders) {
            assertThat(permissions(folder)).isEqualTo("rwx------");
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files.toList()).isNotEmpty().allSatisfy(file -> {
                    assertThat(file.getFileName().toString()).doesNotStartWith(".");
                    assertThat(permissions(file)).isEqualTo("rw-------");
                });
            }
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void writesDownEachAnswerThatTellsWhoAPatientIs() throws IOException {
        Path audit = hospital.file("audit.log");
        try (RunningExplorer explorer = RunningExplorer.start(hospital, "--show-phi", "--operations-url", "none")) {
            List<String> unwritten = new ArrayList<>();
            crawl(explorer);
            // The same once more, one by one: each that tells has a line of its own.
            List<String> routes = asked.stream()
                    .filter(each -> each.startsWith("GET "))
                    .map(each -> each.substring(4).strip())
                    .distinct()
                    .toList();
            int told = 0;
            for (String route : routes) {
                long before = Files.readAllLines(audit).size();
                HttpResponse<String> answer = explorer.bytes("GET", route, "");
                boolean tells = answer.statusCode() == 200
                        && (!markersIn(answer.body().replace(echoed(answer.body()), ""))
                                        .isEmpty()
                                || answer.body().startsWith("\u0089PNG"));
                told += tells ? 1 : 0;
                if (tells && Files.readAllLines(audit).size() == before) {
                    unwritten.add(route + "\n" + answer.body());
                }
            }
            assertThat(unwritten).isEmpty();
            assertThat(told).isGreaterThan(30);
            assertThat(permissions(audit)).isEqualTo("rw-------");
            assertThat(markersIn(explorer.said())).isEmpty();
            refusesWithoutAudit(explorer, audit);
        }
        ObjectMapper json = new ObjectMapper();
        assertThat(Files.readString(hospital.file("kept.log")).lines())
                .allSatisfy(
                        line -> assertThat(json.readTree(line).get("subjects")).isNotEmpty());
    }

    /** What the question said itself. */
    private static String echoed(String body) {
        int command = body.indexOf("\"command\":");
        return command < 0 ? "\0" : body.substring(command);
    }

    private void refusesWithoutAudit(RunningExplorer explorer, Path audit) throws IOException {
        Files.move(audit, hospital.file("kept.log"));
        Files.createDirectory(audit);
        for (String route : List.of(
                "/cohort/studies",
                "/cohort/download?pseudonyms=false",
                "/scanners/days/2024-01-02",
                "/operations/runs",
                "/cohort/groups?by=PatientName",
                "/attributes/PatientID/values")) {
            HttpResponse<String> answer = explorer.get(route);
            assertThat(answer.statusCode()).as(route).isEqualTo(503);
            assertThat(markersIn(whole(answer))).isEmpty();
        }
        assertThat(explorer.get("/collections").statusCode()).isEqualTo(200);
        Files.delete(audit);
    }
}

package org.niffler.app.explorer.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenInstance;

class SeriesIT {

    private static final String PATIENT = "P1";

    @TempDir
    private Path folder;

    private ImageSite site;

    @BeforeEach
    void setUp() {
        site = new ImageSite(folder);
    }

    @AfterEach
    void tearDown() {
        site.close();
    }

    private List<WrittenInstance> file(int instances) {
        return site.file(SyntheticStudy.ct(PATIENT).instances(instances));
    }

    private String address(WrittenInstance instance) {
        return "/series/" + site.series(PATIENT, instance);
    }

    private static List<Integer> numbers(JsonNode answer) {
        return StreamSupport.stream(answer.get("instances").spliterator(), false)
                .map(instance -> instance.get("number").asInt())
                .toList();
    }

    @Test
    void listsInstancesByTheirNumberAPageAtATime() {
        List<WrittenInstance> filed = file(12);
        site.start();

        JsonNode all = site.json(address(filed.get(0)) + "/instances");
        JsonNode page = site.json(address(filed.get(0)) + "/instances?page=1&size=5");

        assertThat(numbers(all)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        assertThat(numbers(page)).containsExactly(6, 7, 8, 9, 10);
        assertThat(page.get("total").asInt()).isEqualTo(12);
        JsonNode third = all.get("instances").get(2);
        assertThat(third.get("ref").asText()).isEqualTo(site.instance(PATIENT, filed.get(2)));
        assertThat(third.get("rows").asInt()).isEqualTo(64);
        assertThat(third.get("frames").asInt()).isEqualTo(1);
        assertThat(third.get("held").isNull()).isTrue();
        assertThat(site.audit()).isEmpty();
    }

    @Test
    void listsFilesThatCannotBeReadAndSaysWhy() throws IOException {
        List<WrittenInstance> filed = file(3);
        Files.writeString(filed.get(1).file(), "Jane Doe");
        site.start();

        JsonNode all = site.json(address(filed.get(0)) + "/instances");

        assertThat(all.get("total").asInt()).isEqualTo(3);
        JsonNode last = all.get("instances").get(2);
        assertThat(last.get("number").isNull()).isTrue();
        assertThat(last.get("held").asText()).startsWith("The file is");
        assertThat(all.toString()).doesNotContain("Jane");
    }

    @Test
    void seesWhatArrivesAndWhatIsDeleted() throws IOException {
        List<WrittenInstance> filed = file(3);
        Path third = filed.get(2).file();
        byte[] bytes = Files.readAllBytes(third);
        Files.delete(third);
        site.start();
        assertThat(numbers(site.json(address(filed.get(0)) + "/instances"))).containsExactly(1, 2);

        Files.write(third, bytes);
        assertThat(numbers(site.json(address(filed.get(0)) + "/instances"))).containsExactly(1, 2, 3);

        Files.delete(filed.get(0).file());
        assertThat(numbers(site.json(address(filed.get(0)) + "/instances"))).containsExactly(2, 3);
    }

    @Test
    void showsTheInstanceInTheMiddleOfThoseThatCanBeShown() {
        List<WrittenInstance> filed =
                site.file(SyntheticStudy.ct(PATIENT).instances(5).but(image -> {
                    if (image.getInt(Tag.InstanceNumber, 0) == 3) {
                        image.setString(Tag.ImageType, VR.CS, "DERIVED", "SECONDARY", "SCREEN SAVE");
                    }
                }));
        site.start();

        byte[] series = site.get(address(filed.get(0)) + "/thumbnail?size=64").body();

        // Of 1, 2, 4 and 5 the one before the middle.
        String second = site.instance(PATIENT, filed.get(1));
        assertThat(series)
                .isEqualTo(
                        site.get("/instances/" + second + "/thumbnail?size=64").body());
        assertThat(ImageSite.decoded(series).getWidth()).isEqualTo(64);
        JsonNode held =
                site.json(address(filed.get(0)) + "/instances").get("instances").get(2);
        assertThat(held.get("held").asText())
                .isEqualTo("The picture is held back, as it may show who the patient is: it is a screenshot by its"
                        + " ImageType.");
    }

    @Test
    void saysWhyThereIsNoSmallPictureIfNoneCanBeShown() {
        List<WrittenInstance> filed = site.file(SyntheticStudy.ct(PATIENT)
                .instances(2)
                .but(image -> image.setString(Tag.BurnedInAnnotation, VR.CS, "YES")));
        site.start();

        assertThat(site.refusal(address(filed.get(0)) + "/thumbnail"))
                .isEqualTo(
                        "422 The picture is held back, as it may show who the patient is: BurnedInAnnotation is YES.");
    }

    @Test
    void tellsTheAuditWhoIsLookedAt() {
        site.showingIdentity();
        List<WrittenInstance> filed = file(1);
        site.start();

        site.json(address(filed.get(0)) + "/instances");
        site.picture(address(filed.get(0)) + "/thumbnail");

        assertThat(site.audit())
                .containsExactly(
                        "study " + filed.get(0).studyUid(),
                        "image " + filed.get(0).sopUid());
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../outside", "/etc", "..", ".", "a/../../outside", "%2e%2e/outside", ""})
    void staysInTheStorageFolderWhateverPatientIdsSay(String hostile) throws IOException {
        WrittenInstance outside = SyntheticStudy.ct(hostile.isEmpty() ? "P" : hostile)
                .writeTo(folder.resolve("written"))
                .instances()
                .get(0);
        Path target = Files.createDirectories(
                folder.resolve("outside").resolve(outside.studyUid()).resolve(outside.seriesUid()));
        Files.copy(outside.file(), target.resolve("secret.dcm"));
        Files.createDirectories(site.storage());
        site.start();
        String series = "/series/" + site.series(hostile, outside);

        assertThat(site.refusal(series + "/instances"))
                .isEqualTo("410 The file is not in the storage folder any more.");
        assertThat(site.refusal(series + "/thumbnail"))
                .isEqualTo("410 The file is not in the storage folder any more.");
    }

    @Test
    void findsTheSeriesOfPatientsWithHostileIdsWhereTheyAreFiled() {
        String hostile = "../../x";
        WrittenInstance instance = site.file(SyntheticStudy.ct(hostile)).get(0);
        site.start();

        assertThat(instance.file()).startsWith(site.storage());
        assertThat(numbers(site.json("/series/" + site.series(hostile, instance) + "/instances")))
                .containsExactly(1);
        site.picture("/instances/" + site.instance(hostile, instance) + "/frames/1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../outside/secret.dcm", "/etc/passwd", "../../../../../../../../etc/passwd", "", ".", ".."})
    void opensNoFileButThoseOfTheSeriesWhateverReferencesSay(String path) throws IOException {
        WrittenInstance instance = file(1).get(0);
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Files.copy(instance.file(), outside.resolve("secret.dcm"));
        WrittenInstance other =
                site.file(SyntheticStudy.ct("P2").description("other")).get(0);
        site.start();

        assertThat(site.get("/instances/" + site.instance(PATIENT, instance, path) + "/frames/1")
                        .statusCode())
                .isEqualTo(410);
        String ofOther = site.storage().relativize(other.file()).toString();
        assertThat(site.get("/instances/" + site.instance(PATIENT, instance, ofOther) + "/frames/1")
                        .statusCode())
                .isEqualTo(410);
    }

    @Test
    void followsNoLink() throws IOException {
        WrittenInstance instance = file(1).get(0);
        Path outside = folder.resolve("outside");
        Path patient = site.storage().resolve(PATIENT);
        Files.move(patient, outside);
        Files.createSymbolicLink(patient, outside);
        site.start();
        String message = "404 The images are behind a symbolic link, which the explorer does not follow.";

        assertThat(site.refusal(address(instance) + "/instances")).isEqualTo(message);
        assertThat(site.refusal("/instances/" + site.instance(PATIENT, instance) + "/frames/1"))
                .isEqualTo(message);
    }

    @Test
    void followsNoLinkInTheFolderOfASeries() throws IOException {
        List<WrittenInstance> filed = file(2);
        Path second = filed.get(1).file();
        Files.move(second, folder.resolve("secret.dcm"));
        Files.createSymbolicLink(second, folder.resolve("secret.dcm"));
        site.start();

        assertThat(numbers(site.json(address(filed.get(0)) + "/instances"))).containsExactly(1);
        assertThat(site.get("/instances/" + site.instance(PATIENT, filed.get(1)) + "/frames/1")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void worksInAStorageFolderThatIsItselfALink() throws IOException {
        WrittenInstance instance = file(1).get(0);
        Files.move(site.storage(), folder.resolve("disk"));
        Files.createSymbolicLink(site.storage(), folder.resolve("disk"));
        site.start();

        assertThat(numbers(site.json(address(instance) + "/instances"))).containsExactly(1);
        site.picture("/instances/" + site.instance(PATIENT, instance) + "/frames/1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=-1", "page=x", "size=0", "size=501", "size=1e3"})
    void refusesPagesThatAreNone(String query) {
        WrittenInstance instance = file(1).get(0);
        site.start();

        assertThat(site.refusal(address(instance) + "/instances?" + query))
                .startsWith("400 " + query.substring(0, 4) + " is no whole number from ");
    }

    @Test
    void showsNothingTwiceNorLessOfASeriesThatIsCut() throws IOException {
        List<WrittenInstance> filed = file(2);
        Path first = filed.get(0).file();
        Files.write(first, Arrays.copyOf(Files.readAllBytes(first), 900));
        site.start();

        JsonNode all = site.json(address(filed.get(0)) + "/instances");

        assertThat(all.get("total").asInt()).isEqualTo(2);
        assertThat(all.get("instances")).hasSize(2);
    }
}

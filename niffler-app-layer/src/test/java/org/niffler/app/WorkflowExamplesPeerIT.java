package org.niffler.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.niffler.app.LiveService.filesIn;
import static org.niffler.app.LiveService.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenStudy;
import org.niffler.testkit.peer.NeedsPeer;
import org.niffler.testkit.peer.OrthancPeer;
import org.niffler.testkit.peer.PeerAddress;
import org.niffler.testkit.peer.StorescpPeer;

/** The shipped examples of workflows as they are used: in force at a service that images are sent to. */
class WorkflowExamplesPeerIT {

    private static final int SIZE = 512;

    @TempDir
    private Path folder;

    private LiveService service;

    @BeforeEach
    void setUp() {
        service = new LiveService(folder);
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void findsWiresInPicturesOfARadiograph() throws Exception {
        WrittenStudy chest = SyntheticStudy.dx("P1")
                .size(SIZE, SIZE)
                .but(WorkflowExamplesPeerIT::cross)
                .writeTo(folder.resolve("chest"));
        WrittenStudy hand = SyntheticStudy.dx("P2")
                .but(image -> image.setString(Tag.BodyPartExamined, VR.CS, "HAND"))
                .writeTo(folder.resolve("hand"));

        service.example("find-filter").start().send(hand, chest);

        Path output = onlyOutput("find-filter");
        JsonNode run = run(output);
        assertThat(output.getFileName().toString())
                .startsWith("2.25.")
                .isNotEqualTo(chest.instances().get(0).seriesUid());
        assertThat(run.at("/status").asText()).as("%s", run).isEqualTo("succeeded");
        JsonNode result =
                new ObjectMapper().readTree(output.resolve("result.json").toFile());
        assertThat(result.at("/pictures").asInt()).isEqualTo(1);
        assertThat(result.at("/score").asDouble()).as("%s", result).isGreaterThan(0.5);
        JsonNode box = result.at("/boxes/0");
        assertThat(box.at("/x").asInt()).isBetween(190, 200);
        assertThat(box.at("/width").asInt()).isBetween(60, 80);
        Path overlay = output.resolve("overlays").resolve(box.at("/file").asText());
        assertThat(ImageIO.read(overlay.toFile()).getWidth()).isEqualTo(SIZE);
        assertThat(filesIn(output)).hasSize(3).contains("niffler-run.json", "result.json");
        assertShowsNobody(output);
    }

    @Test
    @NeedsPeer("dcm2niix")
    void makesVolumesOfMrSeriesAndSaysWhereThereIsNone() throws Exception {
        WrittenStudy head = SyntheticStudy.mr("P1").instances(5).writeTo(folder.resolve("head"));
        WrittenStudy localizer = SyntheticStudy.mr("P2")
                .but(image -> image.setString(Tag.ImageType, VR.CS, "ORIGINAL", "PRIMARY", "LOCALIZER"))
                .writeTo(folder.resolve("localizer"));
        WrittenStudy empty = SyntheticStudy.mr("P3")
                .but(image -> image.remove(Tag.PixelData))
                .writeTo(folder.resolve("empty"));

        service.example("nifti").start().send(localizer, head, empty);

        String volume = head.instances().get(0).seriesUid();
        String none = empty.instances().get(0).seriesUid() + ".failed";
        List<Path> outputs = outputs("nifti", 2);
        assertThat(outputs)
                .extracting(output -> output.getFileName().toString())
                .containsExactlyInAnyOrder(volume, none);
        Path succeeded = outputs.get(0).resolveSibling(volume);
        assertThat(filesIn(succeeded)).containsExactly("niffler-run.json", "series-1.json", "series-1.nii.gz");
        assertThat(run(succeeded).at("/status").asText()).isEqualTo("succeeded");
        Path failed = succeeded.resolveSibling(none);
        assertThat(run(failed).at("/status").asText()).isEqualTo("failed");
        assertThat(run(failed).at("/attempts").asInt()).isEqualTo(1);
    }

    @Test
    @NeedsPeer({"storescp", "Orthanc"})
    void forwardsThinSlicesWithoutIdentity() throws Exception {
        WrittenStudy thick = SyntheticStudy.ct("P1").writeTo(folder.resolve("thick"));
        WrittenStudy thin = SyntheticStudy.ct("P2")
                .instances(3)
                .but(image -> image.setString(Tag.SliceThickness, VR.DS, "1.25"))
                .writeTo(folder.resolve("thin"));
        try (StorescpPeer storescp = StorescpPeer.start("FOLDER");
                OrthancPeer orthanc = OrthancPeer.start("ORTHANC")) {
            forward("to-storescp", storescp.address());
            forward("to-orthanc", orthanc.address());

            service.start().send(thick, thin);

            assertThat(run(onlyOutput("to-storescp")).at("/status").asText()).isEqualTo("succeeded");
            assertThat(run(onlyOutput("to-orthanc")).at("/status").asText()).isEqualTo("succeeded");
            assertThat(orthanc.statistics()).isEqualTo(new OrthancPeer.Statistics(1, 1, 1, 3));
            assertThat(storescp.received()).hasSize(3);
            assertDeidentified(storescp.storage(), thin);
        }
    }

    /** As the page of the examples says: a copy, with the destination filled in. */
    private void forward(String name, PeerAddress archive) throws IOException {
        String example = Files.readString(LiveService.EXAMPLES.resolve("forward.json.example"));
        assertThat(example).contains("\"AET@HOST:PORT\"");
        service.workflow(name, example.replace("AET@HOST:PORT", archive.toString()));
    }

    /** But for our AE title, which DCMTK writes into the File Meta Information of what it receives. */
    private void assertDeidentified(Path received, WrittenStudy study) throws IOException {
        AppRun.Result check = new AppRun(folder).run("deidentify", "--check", received.toString());
        assertThat(check.out().lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "what tag files name",
                        "value (0002,0016) 3 SourceApplicationEntityTitle",
                        "3 DICOM files, 0 others: see above");
        for (String file : filesIn(received)) {
            assertThat(Files.readString(received.resolve(file), StandardCharsets.ISO_8859_1))
                    .doesNotContain(
                            "NOBODY",
                            "Synthetic Hospital",
                            study.instances().get(0).seriesUid());
        }
    }

    private Path onlyOutput(String workflow) throws IOException {
        return outputs(workflow, 1).get(0);
    }

    /** Waits for as many, and sees that there are no more. */
    private List<Path> outputs(String workflow, int count) throws IOException {
        await().atMost(60, TimeUnit.SECONDS)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> service.outputs(workflow).size() >= count);
        assertThat(service.outputs(workflow)).hasSize(count);
        assertThat(service.logged()).doesNotContain("NOBODY");
        return service.outputs(workflow);
    }

    private static void assertShowsNobody(Path output) throws IOException {
        for (String name : filesIn(output)) {
            assertThat(Files.readString(output.resolve(name), StandardCharsets.ISO_8859_1))
                    .as(name)
                    .doesNotContain("NOBODY", "Synthetic Hospital");
        }
    }

    /** An even background, and in it two bright lines across each other, of 61 pixels, from (195, 230). */
    private static void cross(Attributes image) {
        short[] pixels = new short[SIZE * SIZE];
        Arrays.fill(pixels, (short) 4000);
        for (int y = 0; y < SIZE; y++) {
            Arrays.fill(pixels, y * SIZE, y * SIZE + SIZE / 2, (short) 3000);
        }
        for (int i = 0; i <= 60; i++) {
            for (int thickness = 0; thickness < 2; thickness++) {
                pixels[(230 + i) * SIZE + 195 + i + thickness] = 16_000;
                pixels[(230 + i) * SIZE + 255 - i + thickness] = 16_000;
            }
        }
        ByteBuffer bytes = ByteBuffer.allocate(2 * pixels.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(pixels);
        image.setBytes(Tag.PixelData, VR.OW, bytes.array());
    }
}

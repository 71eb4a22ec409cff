package org.niffler.app.explorer.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.file.DicomFile;

/** Real series of many scanners, which are not part of the project: {@code -Dniffler.corpus=FOLDER}. */
@EnabledIfSystemProperty(named = "niffler.corpus", matches = ".+", disabledReason = "needs -Dniffler.corpus=FOLDER")
class CorpusImagesIT {

    @TempDir
    private Path folder;

    private ImageSite site;

    @BeforeEach
    void setUp() {
        site = new ImageSite(folder).start();
    }

    @AfterEach
    void tearDown() {
        site.close();
    }

    /** How many files each series has, by its address. */
    private Map<String, Integer> file(Path corpus) throws IOException {
        Map<String, Integer> files = new LinkedHashMap<>();
        try (Stream<Path> all = Files.walk(corpus.resolve("series"))) {
            for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile).sorted()::iterator) {
                DataSet header = DicomFile.read(file).dataSet();
                site.file(file);
                String address = "/series/"
                        + site.series(
                                header.text(DicomTag.PATIENT_ID).orElse(""),
                                header.text(DicomTag.STUDY_INSTANCE_UID).orElse(""),
                                header.text(DicomTag.SERIES_INSTANCE_UID).orElse(""));
                files.merge(address, 1, Integer::sum);
            }
        }
        return files;
    }

    @Test
    void givesAPictureOrAReasonForEachInstanceOfEachSeries() throws IOException {
        Map<String, Integer> series = file(Path.of(System.getProperty("niffler.corpus")));
        Map<Integer, Integer> answers = new HashMap<>();
        assertThat(series).isNotEmpty();
        series.forEach((address, files) -> {
            JsonNode list = site.json(address + "/instances?size=500");
            assertThat(list.get("total").asInt()).isEqualTo(files);
            for (JsonNode listed : list.get("instances")) {
                answers.merge(look(listed), 1, Integer::sum);
            }
            answers.merge(isPictureOrReason(site.get(address + "/thumbnail?size=64")), 1, Integer::sum);
        });

        int pictures = series.values().stream().mapToInt(Integer::intValue).sum() + series.size();
        assertThat(answers.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(pictures);
        assertThat(answers.keySet()).isSubsetOf(200, 422);
        assertThat(answers.get(200)).isGreaterThan(pictures * 9 / 10);
    }

    /** Whatever the list says of an instance is what its picture says. */
    private int look(JsonNode listed) {
        HttpResponse<byte[]> answer = site.get("/instances/" + listed.get("ref").asText() + "/frames/1");
        int status = isPictureOrReason(answer);
        assertThat(listed.get("held").isNull()).isEqualTo(status == 200);
        if (status == 200) {
            BufferedImage picture = ImageSite.decoded(answer.body());
            assertThat(picture.getHeight()).isEqualTo(listed.get("rows").asInt());
            assertThat(picture.getWidth()).isEqualTo(listed.get("columns").asInt());
        }
        return status;
    }

    private static int isPictureOrReason(HttpResponse<byte[]> answer) {
        if (answer.statusCode() == 200) {
            assertThat(ImageSite.decoded(answer.body())).isNotNull();
        } else {
            assertThat(new String(answer.body())).contains("\"message\":\"The ");
        }
        return answer.statusCode();
    }
}

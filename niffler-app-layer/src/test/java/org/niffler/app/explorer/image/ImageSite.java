package org.niffler.app.explorer.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.niffler.app.AppRun;
import org.niffler.app.SeriesDocument;
import org.niffler.app.explorer.ExplorerSettings;
import org.niffler.app.explorer.desk.Memory;
import org.niffler.app.explorer.desk.PooledQueryDesk;
import org.niffler.app.explorer.desk.QueryDesk;
import org.niffler.app.explorer.http.ApiPart;
import org.niffler.app.explorer.http.TestApi;
import org.niffler.app.explorer.shown.Disclosure;
import org.niffler.app.explorer.shown.ProfileDisclosure;
import org.niffler.app.explorer.shown.References;
import org.niffler.app.query.ScannerName;
import org.niffler.app.query.ShownIdentity;
import org.niffler.deid.Pseudonymizer;
import org.niffler.dicom.file.DicomFile;
import org.niffler.dicom.file.StoragePath;
import org.niffler.metadata.MetadataQuery;
import org.niffler.metadata.mongo.EmbeddedStore;
import org.niffler.png.encode.PngEncoder;
import org.niffler.png.encode.PngOptions;
import org.niffler.testkit.fixture.SyntheticStudy;
import org.niffler.testkit.fixture.WrittenInstance;

/** A storage folder, a store, and a server with the parts of the API that show images. */
final class ImageSite implements AutoCloseable {

    static final String COLLECTION = "featureset";
    private static final Pseudonymizer PSEUDONYMS = Pseudonymizer.sha224();
    static final PictureLimits LIMITS = new PictureLimits(
            1_000_000,
            2,
            Duration.ofSeconds(20),
            new Memory(Duration.ofMinutes(30), 1 << 20),
            new Memory(Duration.ofMinutes(30), 10_000));

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newHttpClient();
    private final References references = new SealedInMemory();
    private final List<String> audit = new ArrayList<>();
    private final Path folder;
    private String template = StoragePath.DEFAULT;
    private boolean showsIdentity;
    private boolean stored = true;
    private PictureLimits limits = LIMITS;
    private Optional<MetadataQuery> store = Optional.empty();
    private Optional<TestApi> http = Optional.empty();
    private Optional<QueryDesk> desk = Optional.empty();

    ImageSite(Path folder) {
        this.folder = folder;
    }

    Path storage() {
        return folder.resolve("storage");
    }

    ImageSite showingIdentity() {
        showsIdentity = true;
        return this;
    }

    ImageSite storedAs(String pathTemplate) {
        template = pathTemplate;
        return this;
    }

    ImageSite withoutStorage() {
        stored = false;
        return this;
    }

    ImageSite limitedTo(PictureLimits most) {
        limits = most;
        return this;
    }

    /** Files a study as meta-extraction does; the answer's files are where they are now. */
    List<WrittenInstance> file(SyntheticStudy study) {
        List<WrittenInstance> filed = new ArrayList<>();
        for (WrittenInstance instance : study.writeTo(folder.resolve("written")).instances()) {
            filed.add(new WrittenInstance(
                    instance.studyUid(), instance.seriesUid(), instance.sopUid(), file(instance.file())));
        }
        return filed;
    }

    /** Files one file. */
    Path file(Path dicom) {
        try {
            Path filed = storage()
                    .resolve(StoragePath.parse(template)
                            .resolve(DicomFile.read(dicom).dataSet()));
            Files.createDirectories(filed.getParent());
            return Files.copy(dicom, filed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts documents into the store. */
    ImageSite documents(SeriesDocument... documents) {
        AppRun run = new AppRun(folder).store(documents);
        try {
            store = Optional.of(EmbeddedStore.open(run.state(), Clock.systemUTC()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    private QueryDesk desk() {
        desk = Optional.of(new PooledQueryDesk(store.orElseThrow(), 2, 10, Duration.ofSeconds(30)));
        return desk.orElseThrow();
    }

    ImageSite start() {
        if (store.isEmpty()) {
            documents();
        }
        Disclosure disclosure = new ProfileDisclosure(
                showsIdentity, showsIdentity ? ShownIdentity.asItIs() : ShownIdentity.pseudonyms(PSEUDONYMS));
        ImageRoom room = new ImageRoom(
                stored
                        ? Optional.of(new ExplorerSettings.Storage(storage(), StoragePath.parse(template)))
                        : Optional.empty(),
                references,
                disclosure,
                new PngEncoder(new PngOptions(1, "")),
                limits,
                Clock.systemUTC());
        ScannerName scanner = new ScannerName(List.of("DeviceSerialNumber", "StationName"));
        List<ApiPart> parts =
                List.of(new StudyPart(desk(), disclosure, scanner, room), new SeriesPart(room), new InstancePart(room));
        http = Optional.of(TestApi.of(parts));
        return this;
    }

    /** What was written down of who was looked at. */
    List<String> audit() {
        return audit;
    }

    String study(String patient, String study) {
        return references.seal("study", List.of(COLLECTION, patient, study));
    }

    String series(String patient, String study, String series) {
        return references.seal("series", List.of(COLLECTION, patient, study, series));
    }

    String series(String patient, WrittenInstance instance) {
        return series(patient, instance.studyUid(), instance.seriesUid());
    }

    String instance(String patient, WrittenInstance instance) {
        return instance(patient, instance, storage().relativize(instance.file()).toString());
    }

    String instance(String patient, WrittenInstance instance, String path) {
        return references.seal(
                "instance", List.of(COLLECTION, patient, instance.studyUid(), instance.seriesUid(), path));
    }

    HttpResponse<byte[]> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(http.orElseThrow().address(path));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            Optional.of(TestApi.shown(response))
                    .filter(shown -> !shown.isEmpty())
                    .ifPresent(audit::add);
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonNode json(String path) {
        HttpResponse<byte[]> response = get(path);
        assertThat(response.statusCode()).as(new String(response.body())).isEqualTo(200);
        return parsed(response);
    }

    private JsonNode parsed(HttpResponse<byte[]> response) {
        try {
            return json.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The status of a refusal, and its message. */
    String refusal(String path) {
        HttpResponse<byte[]> response = get(path);
        return response.statusCode() + " " + TestApi.message(new String(response.body(), StandardCharsets.UTF_8));
    }

    BufferedImage picture(String path) {
        HttpResponse<byte[]> response = get(path);
        assertThat(response.statusCode()).as(new String(response.body())).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("image/png");
        return decoded(response.body());
    }

    static BufferedImage decoded(byte[] png) {
        try {
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        http.ifPresent(TestApi::close);
        desk.ifPresent(QueryDesk::close);
        store.ifPresent(MetadataQuery::close);
    }
}

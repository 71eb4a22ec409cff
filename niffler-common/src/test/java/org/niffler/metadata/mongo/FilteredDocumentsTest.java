package org.niffler.metadata.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DecimalString;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.ElementValue;
import org.niffler.filter.Filter;
import org.niffler.filter.FilterException;
import org.niffler.metadata.DocumentMaker;
import org.niffler.metadata.MetadataDocument;
import org.niffler.metadata.MetadataProfile;
import org.niffler.metadata.MetadataStore;
import org.niffler.metadata.ProfileText;

/** A filter means the same on a header and on its document, and the store's query leaves out no document that matches. */
class FilteredDocumentsTest {

    private static final int DOCUMENTS = 400;
    private static final int FILTERS = 1_500;

    /** Attributes, and values that their documents and filters have; good ones, odd ones and bad ones. */
    private static final Map<String, List<String>> VOCABULARY = new LinkedHashMap<>();

    static {
        List<String> texts = List.of(
                "CT",
                "MR",
                "DX CR",
                "GE MEDICAL",
                "ge",
                "GF",
                "G",
                "12",
                "12.5",
                "012",
                "-5",
                "a*b",
                "a?b",
                "x^y",
                "\u00E4",
                "\uD7FF",
                "\uE000",
                "\uFFFD",
                "\uD83D\uDE00",
                "A\uD83D\uDE00B",
                "A\uFFFD",
                "NaN",
                "[unreadable]");
        for (String attribute :
                List.of("Modality", "Manufacturer", "StationName", "PatientID", "ImageType", "PatientName")) {
            VOCABULARY.put(attribute, texts);
        }
        VOCABULARY.put("SeriesInstanceUID", List.of("1.2.3", "1.2", "1.2.840.10008", "5"));
        for (String attribute : List.of("StudyDate", "0x00080021")) {
            VOCABULARY.put(
                    attribute,
                    List.of(
                            "20200101",
                            "2020.01.01",
                            "2020-01-02",
                            "20191231",
                            "2019.12.31",
                            "20200615",
                            "2020.06.15",
                            "2020-06-15",
                            "00000101",
                            "99991231",
                            "20200230",
                            "banana",
                            "2020",
                            "202001"));
        }
        VOCABULARY.put(
                "StudyTime",
                List.of("09", "0930", "093000", "09:30", "09:30:00", "093000.5", "000000", "235960", "240000", "x"));
        VOCABULARY.put(
                "AcquisitionDateTime",
                List.of(
                        "2020",
                        "202001",
                        "20200101",
                        "202001010930",
                        "20200101000000.000000",
                        "20200101093000.5+0100",
                        "20191231235959",
                        "20200601",
                        "202006",
                        "20201301",
                        "x"));
        VOCABULARY.put("PatientAge", List.of("045Y", "012M", "001Y", "52W", "365D", "1Y", "50"));
        for (String attribute :
                List.of("SliceThickness", "PixelSpacing", "InstanceNumber", "0x00191009", "0x00191010")) {
            VOCABULARY.put(
                    attribute,
                    List.of(
                            "5",
                            "5.0",
                            "05",
                            "+5",
                            "5e0",
                            "0.1",
                            "0.3",
                            "-1",
                            "-0",
                            "0",
                            "1e20",
                            "1e-7",
                            "1e400",
                            "9007199254740993",
                            "9007199254740992",
                            "2.5 mm",
                            "x",
                            "50"));
        }
        VOCABULARY.put("Rows", List.of("512", "1024", "0", "65535"));
        VOCABULARY.put("TableHeight", List.of("0.1", "5", "-2.5"));
        VOCABULARY.put("ReconstructionDiameter", List.of("0.1", "5", "500"));
        VOCABULARY.put("TubeAngle", List.of("0.1", "5", "-2.5", "0.25"));
        VOCABULARY.put("ReferencePixelX0", List.of("5", "-7"));
        VOCABULARY.put("AcquisitionDuration", List.of("0.1", "5", "1e20"));
        VOCABULARY.put("0x00191008,SIEMENS MR.HEADER", texts);
    }

    private static final List<String> ATTRIBUTES = List.copyOf(VOCABULARY.keySet());

    /** Text: what a header may wrongly say that a value is. */
    private static final List<String> OTHER_REPRESENTATIONS = List.of("DS", "LO", "UN", "UT", "DA");

    private final Random random = new Random(20260302);
    private final DocumentMaker maker = new DocumentMaker();

    @TempDir
    private Path folder;

    private MetadataStore store;
    private MongoClient client;

    @BeforeEach
    void open() throws IOException {
        store = EmbeddedStore.open(folder, Clock.systemUTC());
        client = EmbeddedClients.connect(folder);
    }

    @AfterEach
    void close() {
        client.close();
        store.close();
    }

    @Test
    void selectsEveryDocumentWhoseHeaderMatches() throws Exception {
        MetadataProfile profile =
                ProfileText.parse("all.txt", ATTRIBUTES).profile().orElseThrow();
        List<DataSet> headers =
                IntStream.range(0, DOCUMENTS).mapToObj(number -> header()).toList();
        List<MetadataDocument> documents = IntStream.range(0, DOCUMENTS)
                .mapToObj(number ->
                        maker.make(profile, headers.get(number), Integer.toString(number), Samples.PROVENANCE))
                .toList();
        assertThat(store.replace(Map.of("all", documents))).isEmpty();

        int filters = 0;
        int matching = 0;
        int selected = 0;
        while (filters < FILTERS) {
            Optional<Filter> filter = filter();
            if (filter.isPresent()) {
                Set<String> matches = matches(filter.get(), headers, documents);
                Set<String> found = selected(filter.get());
                assertThat(found)
                        .as("%s: %s", filter.get(), filter.get().storeQuery())
                        .containsAll(matches);
                filters++;
                matching += matches.size();
                selected += found.size();
            }
        }

        // Else nothing was tried.
        assertThat(matching).isBetween(FILTERS * DOCUMENTS / 10, FILTERS * DOCUMENTS / 2);
        assertThat(selected).isLessThan(FILTERS * DOCUMENTS * 8 / 10);
    }

    private static Set<String> matches(Filter filter, List<DataSet> headers, List<MetadataDocument> documents) {
        Set<String> matches = new HashSet<>();
        for (int i = 0; i < headers.size(); i++) {
            MetadataDocument document = documents.get(i);
            boolean matchesDocument =
                    filter.matches(name -> texts(document.attributes().get(name)));
            assertThat(filter.matches(headers.get(i)))
                    .as("%s on %s", filter, document.attributes())
                    .isEqualTo(matchesDocument);
            if (matchesDocument) {
                matches.add(document.id());
            }
        }
        return matches;
    }

    /** As those who read documents get them. */
    private static Optional<List<String>> texts(Object value) {
        if (value == null) {
            return Optional.empty();
        }
        if (value.equals(ElementValue.EMPTY)) {
            return Optional.of(List.of());
        }
        List<?> values = value instanceof List<?> several ? several : List.of(value);
        return Optional.of(values.stream()
                .map(each -> each instanceof Double number ? DecimalString.text(number) : each.toString())
                .map(text -> text.equals(ElementValue.EMPTY) ? "" : text)
                .toList());
    }

    private Set<String> selected(Filter filter) {
        MongoCollection<Document> collection =
                client.getDatabase(MongoUri.DEFAULT_DATABASE).getCollection("all");
        Set<String> ids = new HashSet<>();
        collection
                .find(Document.parse(filter.storeQuery()))
                .projection(Projections.include("_id"))
                .forEach(document -> ids.add(document.getString("_id")));
        return ids;
    }

    private DataSet header() {
        Attributes header = new Attributes();
        header.setSpecificCharacterSet("ISO_IR 192");
        header.setString(0x00190010, VR.LO, "SIEMENS MR.HEADER");
        for (String attribute : ATTRIBUTES) {
            if (random.nextInt(6) > 0) {
                put(header, attribute);
            }
        }
        return DataSet.wrap(header);
    }

    private void put(Attributes header, String attribute) {
        DicomTag tag = attribute.startsWith("0x")
                ? new DicomTag(Integer.parseInt(attribute.substring(2, 10), 16))
                : DicomTag.forKeyword(attribute).orElseThrow();
        int number = attribute.contains(",") ? 0x00191008 : tag.value();
        boolean isBinary = Set.of("US", "FL", "FD", "SL").contains(tag.vr());
        String vr = tag.isPrivate() ? random.nextBoolean() ? "LO" : "DS" : tag.vr();
        if (!isBinary && random.nextInt(8) == 0) {
            vr = one(OTHER_REPRESENTATIONS);
        }
        if (random.nextInt(8) == 0) {
            header.setNull(number, VR.valueOf(vr));
            return;
        }
        List<String> values = new ArrayList<>();
        for (int i = random.nextInt(5) == 0 ? 2 : 1; i > 0; i--) {
            String padding = isBinary || random.nextInt(6) > 0 ? "" : " ";
            values.add(!isBinary && random.nextInt(12) == 0 ? "" : one(VOCABULARY.get(attribute)) + padding);
        }
        if (isBinary) {
            header.setString(number, VR.valueOf(vr), values.toArray(String[]::new));
        } else {
            header.setBytes(number, VR.valueOf(vr), String.join("\\", values).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Empty if it is none: a date in place of a word, or a range that ends before it begins. */
    private Optional<Filter> filter() {
        try {
            return Optional.of(Filter.parse(condition(2)));
        } catch (FilterException e) {
            return Optional.empty();
        }
    }

    private String condition(int depth) {
        int kind = random.nextInt(depth > 0 ? 8 : 5);
        return switch (kind) {
            case 5 -> "(" + condition(depth - 1) + " and " + condition(depth - 1) + ")";
            case 6 -> "(" + condition(depth - 1) + " or " + condition(depth - 1) + ")";
            case 7 -> "not (" + condition(depth - 1) + ")";
            default -> test();
        };
    }

    private String test() {
        String attribute = one(ATTRIBUTES);
        List<String> words = VOCABULARY.get(attribute);
        return "\"" + attribute + "\" "
                + switch (random.nextInt(12)) {
                    case 0, 1, 2 -> "= " + value(words);
                    case 3 -> "!= " + value(words);
                    case 4 -> "in (" + value(words) + ", " + value(words) + ", " + withWildcards(words) + ")";
                    case 5 -> "= " + withWildcards(words);
                    case 6 -> one(List.of("<", "<=", ">", ">=")) + " " + value(words);
                    case 7 -> "between " + value(words) + " and " + value(words);
                    case 8 -> "not between " + value(words) + " and " + value(words);
                    case 9 -> one(List.of("~", "!~")) + " " + one(List.of("/^5/", "/0/", "/g/i", "/[A-Z]/", "/^.$/"));
                    case 10 -> one(List.of("is empty", "is not empty"));
                    default -> "exists";
                };
    }

    private String value(List<String> words) {
        return "\"" + one(words).replaceAll("([\\\\\"*?])", "\\\\$1") + "\"";
    }

    private String withWildcards(List<String> words) {
        String word = one(words);
        int at = word.offsetByCodePoints(0, random.nextInt(word.codePointCount(0, word.length()) + 1));
        return value(List.of(word.substring(0, at))).replaceFirst("\"$", random.nextBoolean() ? "*\"" : "?*\"");
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}

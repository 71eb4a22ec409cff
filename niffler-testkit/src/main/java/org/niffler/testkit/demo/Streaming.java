package org.niffler.testkit.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.niffler.testkit.fixture.WrittenInstance;
import org.niffler.testkit.pacs.TestSender;
import org.niffler.testkit.pacs.TestSender.Answer;
import org.niffler.testkit.process.ProcessFailed;

/** The third part: meta-extraction.jar beside the PACS, a modality that sends it the studies, and a look at its documents. */
final class Streaming {

    /** The collection of the profile that asks for de-identification, and its plain counterpart. */
    static final String SHARED = "shared";

    static final String PLAIN = "featureset";

    static final String DOCUMENTS = "documents";

    private static final String PROCESSED = "processed_series_but_yet_to_delete";
    private static final int SUCCESS = 0;

    private final Jar jar;
    private final Path profiles;
    private final Path examples;
    private final PrintWriter out;

    /**
     * @param jar meta-extraction.jar; what it writes goes to its working folder
     * @param profiles the folder of those to extract by; one that de-identifies is added
     * @param examples the folder of the shipped workflows; one is put in force
     */
    Streaming(Jar jar, Path profiles, Path examples) {
        this.jar = jar;
        this.profiles = profiles;
        this.examples = examples;
        this.out = jar.out();
    }

    /**
     * Streams the studies.
     *
     * @param tree what they were converted to
     * @return empty if the service failed
     */
    Optional<StreamedStudies> run(List<Described> studies, Optional<ConvertedTree> tree)
            throws IOException, InterruptedException {
        out.println();
        out.println(
                "meta-extraction.jar receives the same studies as a live stream, with the four example profiles and a");
        out.println("fifth, " + SHARED + ": " + PLAIN
                + " under a line \"# deid: basic\". They go to a store of its own. The");
        out.println("workflow " + DetectorWorkflow.NAME
                + " is in force: it looks for thin bright structures in radiographs:");
        List<String> collections = copyProfiles();
        DetectorWorkflow workflow = new DetectorWorkflow(jar.folder(), out);
        workflow.putInForce(examples);
        try (MetadataServer server = MetadataServer.start(jar)) {
            boolean accepted = send(studies, server.port());
            awaitDocuments(studies, collections, server);
            Measured measured = server.measured();
            List<StoredDocuments> documents = show(collections);
            server.await(() -> workflow.hasEnded(studies));
            boolean ended = end(server);
            DetectorRuns runs = workflow.look(studies);
            return Optional.of(look(studies, tree, documents, measured, runs, accepted && ended));
        } catch (ProcessFailed e) {
            out.println("meta-extraction.jar failed: " + e.getMessage());
            return Optional.empty();
        }
    }

    private List<String> copyProfiles() throws IOException {
        Path folder = Files.createDirectory(jar.folder().resolve(MetadataServer.PROFILES));
        List<String> collections = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(profiles, "*.txt")) {
            for (Path file : files) {
                Files.copy(file, folder.resolve(file.getFileName()));
                collections.add(file.getFileName().toString().replaceFirst("\\.txt$", ""));
            }
        }
        Files.writeString(
                folder.resolve(SHARED + ".txt"),
                "# deid: basic\n" + Files.readString(profiles.resolve(PLAIN + ".txt")));
        collections.add(SHARED);
        collections.sort(null);
        return collections;
    }

    /** @return whether all were answered with success */
    private boolean send(List<Described> studies, int port) throws IOException, InterruptedException {
        List<Answer> answers = new ArrayList<>();
        for (Described described : studies) {
            try (TestSender modality = new TestSender(MetadataServer.AET, port)) {
                answers.addAll(modality.send(described.study().instances().stream()
                        .map(WrittenInstance::file)
                        .toList()));
            }
        }
        long accepted =
                answers.stream().filter(answer -> answer.status() == SUCCESS).count();
        out.println();
        out.println("A modality sent " + answers.size() + " instances by C-STORE, a study an association; " + accepted
                + " were answered with success.");
        return accepted == answers.size();
    }

    /** What is in this journal has its documents, and may be deleted at night. */
    private void awaitDocuments(List<Described> studies, List<String> collections, MetadataServer server) {
        Set<String> series = MetadataCheck.series(studies);
        Path processed = server.state().resolve(PROCESSED);
        server.await(() -> {
            String journal = text(processed);
            return series.stream().allMatch(journal::contains)
                    && server.measured().written().keySet().containsAll(collections);
        });
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException notYet) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<StoredDocuments> show(List<String> collections) throws IOException, InterruptedException {
        jar.call("show", "--config", MetadataServer.CONFIG);
        Path folder = Files.createDirectory(jar.folder().resolve(DOCUMENTS));
        List<StoredDocuments> shown = new ArrayList<>();
        for (String collection : collections) {
            Path file = folder.resolve(collection + ".jsonl");
            jar.ask(file, "show", collection, "--limit", "0", "--config", MetadataServer.CONFIG);
            shown.add(StoredDocuments.read(file));
        }
        return shown;
    }

    private boolean end(MetadataServer server) {
        int exitCode = server.stop();
        out.println();
        out.println("The service was told to end (SIGTERM), and ended with exit code " + exitCode + ".");
        return exitCode == 0;
    }

    private StreamedStudies look(
            List<Described> studies,
            Optional<ConvertedTree> tree,
            List<StoredDocuments> documents,
            Measured measured,
            DetectorRuns runs,
            boolean perfectSoFar)
            throws IOException {
        StoredDocuments shared = of(documents, SHARED);
        Optional<DocumentPair> example = tree.flatMap(pictures -> example(studies, documents, pictures));
        example.ifPresent(this::print);
        out.println();
        MetadataCheck check = new MetadataCheck(studies, out);
        boolean perfect = check.documents(documents, measured) & runs.perfect() & perfectSoFar;
        perfect &= check.received(jar.folder().resolve(MetadataServer.RECEIVED));
        perfect &= check.saysNothingOfPatients(shared);
        perfect &= tree.isPresent() && check.pseudonyms(shared, tree.get());
        out.println(String.format(
                Locale.ROOT,
                "From reception to documents in the store: %.3f s on average, %.3f s at most.",
                measured.meanLag(),
                measured.longestLag()));
        int instances = studies.stream().mapToInt(Described::objects).sum();
        return new StreamedStudies(
                instances, MetadataCheck.series(studies).size(), documents, measured, example, runs, perfect);
    }

    private void print(DocumentPair pair) {
        out.println();
        out.println("A series of \"" + pair.what() + "\" in " + PLAIN + ", which identifies the patient, and in "
                + SHARED + ":");
        out.println();
        pair.lines().forEach(out::println);
    }

    /** Of the first patient with one study only: the documents of the two profiles have no identifier in common. */
    private static Optional<DocumentPair> example(
            List<Described> studies, List<StoredDocuments> documents, ConvertedTree tree) {
        for (Described described : studies) {
            long others = studies.stream()
                    .filter(other -> other.patient().equals(described.patient()))
                    .count();
            WrittenInstance first = described.study().instances().get(0);
            if (others == 1 && !tree.pictures(first.sopUid()).isEmpty()) {
                Optional<JsonNode> plain = of(documents, PLAIN).with("_id", first.seriesUid());
                return plain.flatMap(one -> of(documents, SHARED)
                        .with(Map.of(
                                "PatientID",
                                tree.pictures(first.sopUid()).get(0).pseudonym(),
                                "SeriesNumber",
                                one.path("SeriesNumber").asText()))
                        .map(other -> new DocumentPair(described.what(), one, other)));
            }
        }
        return Optional.empty();
    }

    private static StoredDocuments of(List<StoredDocuments> documents, String collection) {
        return documents.stream()
                .filter(each -> each.collection().equals(collection))
                .findFirst()
                .orElseThrow();
    }
}

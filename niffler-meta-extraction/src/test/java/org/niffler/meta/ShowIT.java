package org.niffler.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.niffler.testkit.fixture.SyntheticStudy;

/** What {@code show} tells of the store. */
class ShowIT {

    @TempDir
    private Path folder;

    private TestService service;

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void showsWhatTheServiceHasWrittenWhileItRunsAndAfterwards() {
        service = new TestService(folder).profile("shared", "# deid: basic", "PatientID", "Modality");
        service.start();
        service.send(SyntheticStudy.ct("P1").series(3).writeTo(folder.resolve("in")));

        await().untilAsserted(() -> assertThat(service.command("show"))
                .isEqualTo(new TestService.Result(0, "         3  series\n         3  shared\n", "")));
        TestService.Result one = service.command("show", "series", "--limit", "1");
        assertThat(one.exitCode()).as(one.err()).isZero();
        assertThat(one.out().lines()).hasSize(1);
        assertThat(Document.parse(one.out())).containsEntry("PatientID", "P1").containsEntry("Modality", "CT");
        service.stop();

        TestService.Result all = service.command("show", "shared", "--limit", "0");
        assertThat(all.out().lines()).hasSize(3);
        assertThat(all.out()).doesNotContain("P1\"");
    }

    @Test
    void showsWhatIsInAMongoDb() {
        try (TestStore store = new TestStore()) {
            service = new TestService(folder, store);
            SyntheticStudy.ct("P1").series(12).writeTo(folder.resolve("in"));
            service.command("scan", folder.resolve("in").toString());

            assertThat(service.command("show").out()).isEqualTo("        12  series\n");
            assertThat(service.command("show", "series").out().lines())
                    .as("by default")
                    .hasSize(10);
        }
    }

    @Test
    void saysThatThereIsNoSuchCollection() {
        try (TestStore store = new TestStore()) {
            service = new TestService(folder, store);

            assertThat(service.command("show", "serie"))
                    .isEqualTo(failed(description(store) + " has no collection serie; it has none."));
            SyntheticStudy.ct("P1").writeTo(folder.resolve("in"));
            service.command("scan", folder.resolve("in").toString());
            assertThat(service.command("show", "serie").err())
                    .contains(description(store) + " has no collection serie; it has series.");
        }
    }

    @Test
    void makesNoStoreWhereThereIsNone() {
        service = new TestService(folder);

        TestService.Result result = service.command("show");

        assertThat(result)
                .isEqualTo(failed(
                        "There is no store in " + service.state() + ". StateFolder says where the service keeps it,"
                                + " MONGO_URI or MongoUri which MongoDB it uses instead."));
        assertThat(service.state()).doesNotExist();
    }

    @Test
    void endsWithThreeWhenTheStoreIsUnreachable() {
        try (TestStore store = new TestStore()) {
            service = new TestService(folder, store);
            store.goAway();

            TestService.Result result = service.command("show");

            assertThat(result.exitCode()).isEqualTo(3);
            assertThat(result.err()).contains(description(store) + " ", "Check that it runs there");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-1 | --limit is -1; expected 0 (all documents) or more.",
                "few | Invalid value for option '--limit': 'few' is not an int",
            })
    void saysWhatIsWrongWithALimit(String limit, String message) {
        service = new TestService(folder);

        TestService.Result result = service.command("show", "series", "--limit", limit);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains(message);
    }

    private static TestService.Result failed(String message) {
        return new TestService.Result(2, "", message + "\n");
    }

    private static String description(TestStore store) {
        return "MongoDB at " + store.uri().replaceFirst("/.*", "") + ", database ScannersInfo";
    }
}

package org.niffler.app.explorer.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTest {

    private static final String REFUSED =
            "{\"error\":{\"code\":\"UNAVAILABLE\",\"message\":\"It cannot be written down who"
                    + " looks at this patient, so that it is not shown.\",\"hint\":\"The administrator finds the reason in the"
                    + " explorer's log.\"}}";

    @TempDir
    Path folder;

    private Path audit() {
        return folder.resolve("audit.log");
    }

    private TestExplorer start() throws IOException {
        return TestExplorer.start(TestExplorer.withToken(), TestExplorer.settings(folder, true), new TestClock());
    }

    private static TestExplorer.Viewer loggedIn(TestExplorer explorer) {
        TestExplorer.Viewer viewer = explorer.viewer();
        viewer.login("{\"token\":\"" + TestExplorer.TOKEN + "\"}");
        return viewer;
    }

    @Test
    void writesDownWhoSawWhom() throws IOException {
        try (TestExplorer explorer = start()) {
            TestExplorer.Viewer viewer = loggedIn(explorer);
            viewer.get("/api/v1/times");
            assertThat(viewer.get("/api/v1/patients/abc").body()).isEqualTo(TriedPart.SECRET);
            assertThat(viewer.get("/api/v1/patients/abc/download").body()).hasLineCount(10_000);
        }

        assertThat(audit())
                .hasContent(
                        "{\"at\":\"2026-11-22T08:00:00Z\",\"user\":null,\"remote\":\"127.0.0.1\",\"method\":\"GET\","
                                + "\"route\":\"/api/v1/patients/{ref}\",\"status\":200,\"subjects\":[\"patient 4711\",\"study"
                                + " 1.2.3\"]}\n"
                                + "{\"at\":\"2026-11-22T08:00:00Z\",\"user\":null,\"remote\":\"127.0.0.1\",\"method\":\"GET\","
                                + "\"route\":\"/api/v1/patients/{ref}/download\",\"status\":200,\"subjects\":[\"cohort of 3"
                                + " studies\"]}\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(audit())))
                .isEqualTo("rw-------");
    }

    @Test
    void goesOnInTheFileOfBefore() throws IOException {
        Files.writeString(audit(), "before\n");
        try (TestExplorer explorer = start()) {
            loggedIn(explorer).get("/api/v1/patients/abc");
        }

        assertThat(audit()).content().startsWith("before\n{").hasLineCount(2);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(audit())))
                .isEqualTo("rw-------");
    }

    @Test
    void showsNothingThatItCannotWriteDown() throws IOException {
        try (TestExplorer explorer = start()) {
            TestExplorer.Viewer viewer = loggedIn(explorer);
            Files.delete(audit());
            Files.createDirectory(audit());
            HttpResponse<String> patient = viewer.get("/api/v1/patients/abc");

            assertThat(patient.statusCode()).isEqualTo(503);
            assertThat(patient.headers().firstValue("Content-Type")).contains("application/json");
            assertThat(patient.headers().firstValue("ETag")).isEmpty();
            assertThat(patient.body()).isEqualTo(REFUSED);
            assertThat(viewer.get("/api/v1/times").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void sendsNoPartOfALongAnswerThatItCannotWriteDown() throws IOException {
        try (TestExplorer explorer = start()) {
            TestExplorer.Viewer viewer = loggedIn(explorer);
            Files.delete(audit());
            Files.createDirectory(audit());
            for (String encoding : new String[] {"identity", "gzip"}) {
                HttpResponse<String> download =
                        viewer.get("/api/v1/patients/abc/download", "Accept-Encoding", encoding);

                assertThat(download.statusCode()).isEqualTo(503);
                assertThat(download.headers().firstValue("Content-Disposition")).isEmpty();
                assertThat(download.body()).isEqualTo(REFUSED);
            }
        }
    }

    @Test
    void doesNotBeginIfItCannotBeWritten() throws IOException {
        Files.createDirectory(audit());

        assertThatThrownBy(this::start)
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "AuditLog: " + audit() + " cannot be written (FileSystemException), and nothing that says who"
                                + " patients are is shown without it; name another file");
    }
}

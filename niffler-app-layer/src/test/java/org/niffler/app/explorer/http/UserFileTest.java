package org.niffler.app.explorer.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserFileTest {

    /** Made by another implementation, crypt(5) of libxcrypt, in the form of htpasswd -B: of 'correct horse'. */
    private static final String BY_CRYPT = "anna:$2y$05$abcdefghijklmnopqrstuuHNbAKRhpaujgo33bRWs.NLUTJO3lOy2";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("users");
    }

    private static String line(String name, String password, int cost) {
        return name + ":" + BCrypt.with(BCrypt.Version.VERSION_2Y).hashToString(cost, password.toCharArray());
    }

    private void write(String... lines) throws IOException {
        Files.writeString(file, String.join("\n", lines) + "\n");
    }

    @Test
    void takesWhatHtpasswdWrites() throws IOException {
        write("# of the radiology", "", BY_CRYPT, line("ben", "password of ben", 4));
        UserFile users = UserFile.open(file);

        assertThat(users.isPassword("anna", "correct horse")).isTrue();
        assertThat(users.isPassword("ben", "password of ben")).isTrue();
        assertThat(users.isPassword("anna", "password of ben")).isFalse();
        assertThat(users.isPassword("anna", "")).isFalse();
        assertThat(users.isPassword("nobody", "correct horse")).isFalse();
        assertThat(users.isPassword("", "")).isFalse();
    }

    @Test
    void tellsEveryMistakeWithItsLine() throws IOException {
        String good = line("anna", "x", 4);
        write(
                good,
                "ben",
                ":" + good.substring(5),
                "carl:{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=",
                good,
                "dora:" + good.substring(5).replace("$04$", "$31$"));
        String where = "Users: " + file + ", line ";

        assertThatThrownBy(() -> UserFile.open(file))
                .isInstanceOf(IOException.class)
                .hasMessage(String.join(
                        System.lineSeparator(),
                        where + "2: expected NAME:HASH",
                        where + "3: expected NAME:HASH",
                        where + "4: what follows the name is no hash of bcrypt; make the line with: htpasswd -B",
                        where + "5: there is a line for the same name above",
                        where
                                + "6: the cost of the hash must be from 4 to 16, and is 31; make the line with: htpasswd -B"
                                + " -C 12"));
    }

    @Test
    void saysHowToMakeOne() throws IOException {
        assertThatThrownBy(() -> UserFile.open(file))
                .hasMessage("Users: " + file + " is not there; make it with: htpasswd -c -B " + file + " NAME");
        write("# nobody yet");
        assertThatThrownBy(() -> UserFile.open(file))
                .hasMessage("Users: there is nobody in " + file + "; add somebody with: htpasswd -B " + file + " NAME");
    }

    @Test
    void readsTheFileAgainWhenItHasChanged() throws IOException {
        write(line("anna", "old", 4));
        UserFile users = UserFile.open(file);
        write(line("ben", "new", 4), "carl");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-11-22T09:00:00Z")));

        assertThat(users.isPassword("anna", "old")).isFalse();
        assertThat(users.isPassword("ben", "new")).isTrue();
        Files.delete(file);
        assertThat(users.has("ben")).isFalse();
    }

    @Test
    void takesAsLongForANameThatNobodyHas() throws IOException {
        write(line("anna", "right", 12));
        UserFile users = UserFile.open(file);
        users.isPassword("anna", "wrong");

        long known = time(users, "anna");
        long unknown = time(users, "nobody");
        assertThat(unknown).isBetween(known / 4, known * 4); // without a comparison it would be a thousandth
    }

    private static long time(UserFile users, String name) {
        long best = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 3; attempt++) {
            long before = System.nanoTime();
            assertThat(users.isPassword(name, "wrong")).isFalse();
            best = Math.min(best, System.nanoTime() - before);
        }
        return best;
    }

    @Test
    void letsUsersInByTheirPasswordUntilTheyAreTakenOut() throws IOException {
        write(line("anna", "correct horse", 4), line("ben", "x", 4));
        try (TestExplorer explorer = TestExplorer.start(
                TestExplorer.withUsers(file), TestExplorer.settings(folder, false), new TestClock())) {
            TestExplorer.Viewer viewer = explorer.viewer();
            assertThat(viewer.session().body()).contains("\"loginNeeded\":true,\"loginBy\":\"password\"");
            assertThat(viewer.login("{\"user\":\"anna\",\"password\":\"wrong\"}")
                            .body())
                    .contains("\"message\":\"The name or the password is wrong.\"");
            assertThat(viewer.login("{\"user\":\"nobody\",\"password\":\"wrong\"}")
                            .body())
                    .contains("\"message\":\"The name or the password is wrong.\"");
            HttpResponse<String> login = viewer.login("{\"user\":\"anna\",\"password\":\"correct horse\"}");

            assertThat(login.body()).startsWith("{\"user\":\"anna\",\"loginNeeded\":false,");
            assertThat(viewer.get("/api/v1/who").body()).isEqualTo("anna");
            write(line("ben", "x", 4));
            assertThat(viewer.get("/api/v1/who").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void refusesAPasswordOfWhichOnlyTheBeginningWouldCount() throws IOException {
        write(line("anna", "x".repeat(71), 4));
        try (TestExplorer explorer = TestExplorer.start(
                TestExplorer.withUsers(file), TestExplorer.settings(folder, false), new TestClock())) {
            HttpResponse<String> login =
                    explorer.viewer().login("{\"user\":\"anna\",\"password\":\"" + "x".repeat(71) + "ä\"}");

            assertThat(login.statusCode()).isEqualTo(400);
            assertThat(login.body())
                    .isEqualTo("{\"error\":{\"code\":\"BAD_REQUEST\",\"message\":\"A password has 72 bytes at most.\","
                            + "\"hint\":\"What is beyond would not be compared (bcrypt).\"}}");
        }
    }
}

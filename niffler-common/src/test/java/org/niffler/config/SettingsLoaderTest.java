package org.niffler.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsLoaderTest {

    static final Key<String> SRC_AET = Key.of("SrcAet", SettingsLoaderTest::peer, "<AET@HOST:PORT>")
            .in(ConfigFile.SYSTEM)
            .describedAs("the PACS")
            .example("PACS@pacs.example.org:104")
            .required();
    static final Key<Integer> START_HOUR =
            Key.integer("StartHour", 0, 23).in(ConfigFile.SYSTEM).defaultsTo("19");
    static final Key<String> DCM4CHE_BIN =
            Key.ignored("DCM4CHEBin", ConfigFile.SYSTEM, "Niffler has its own DICOM network code; take the line out.");
    static final Key<Path> SYSTEM = Key.path("NifflerSystem").defaultsTo("system.json");
    static final Key<Path> STORAGE_FOLDER = Key.path("StorageFolder").defaultsTo("/opt/data/new-study");
    static final Key<Boolean> SEND_EMAIL = Key.bool("SendEmail").defaultsTo("true");
    static final Key<String> SUBJECT =
            Key.text("MailSubject").deprecated("use 'Subject' instead").optional();
    static final Key<String> PASSWORD = Key.of("SmtpPassword", SettingsLoaderTest::password, "<text>")
            .fromEnvironment("NIFFLER_SMTP_PASSWORD")
            .secret()
            .optional();
    static final Key<String> WINDOWS = Key.json("Windows", SettingsLoaderTest::windows, "<windows>")
            .example("[\"Mon-Fri\"]")
            .optional();
    static final Schema SCHEMA =
            Schema.of(SRC_AET, START_HOUR, DCM4CHE_BIN, SYSTEM, STORAGE_FOLDER, SEND_EMAIL, SUBJECT, PASSWORD, WINDOWS);

    @TempDir
    Path folder;

    private Path systemFile;
    private Path configFile;

    private static String peer(String text) {
        if (!text.contains("@")) {
            throw new IllegalArgumentException("write AET@HOST:PORT");
        }
        return text;
    }

    private static String password(String text) {
        if (text.length() < 8) {
            throw new IllegalArgumentException("'" + text + "' is too short");
        }
        return text;
    }

    private static String leak(String json) {
        throw new IllegalArgumentException(json + " is not allowed");
    }

    private static String windows(String json) {
        if (!json.startsWith("[")) {
            throw new IllegalArgumentException("allowed is a list of windows");
        }
        return json;
    }

    @BeforeEach
    void writeFilesThatAreRight() throws IOException {
        systemFile = folder.resolve("system.json");
        configFile = folder.resolve("config.json");
        Files.writeString(systemFile, "{\"SrcAet\": \"PACS@host:104\"}");
        Files.writeString(configFile, "{}");
    }

    private SettingsLoader loader(Map<Key<?>, String> commandLine) {
        Map<Key<?>, String> typed = new HashMap<>(commandLine);
        typed.putIfAbsent(SYSTEM, systemFile.toString());
        return new SettingsLoader(SCHEMA)
                .commandLine(typed)
                .file(ConfigFile.MODULE, configFile, "--config FILE")
                .fileNamedBy(ConfigFile.SYSTEM, SYSTEM);
    }

    private void assertProblems(SettingsLoader loader, String... messages) {
        assertThatThrownBy(loader::load)
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        e -> assertThat(e.problems())
                                .extracting(Problem::message)
                                .containsExactly(messages));
    }

    @Test
    void readsTheFilesOfTheOriginal() throws IOException {
        Files.writeString(systemFile, """
                {
                    "DCM4CHEBin": "/opt/dcm4che-5.22.5/bin",
                    "SrcAet": "PACS@host:104",
                    "StartHour": "20"
                }
                """);
        Files.writeString(configFile, "{\"SendEmail\": \"False\", \"StorageFolder\": \"images\"}");

        Settings settings = loader(Map.of()).load();

        assertThat(settings.get(SRC_AET)).isEqualTo("PACS@host:104");
        assertThat(settings.get(START_HOUR)).isEqualTo(20);
        assertThat(settings.get(SEND_EMAIL)).isFalse();
        assertThat(settings.get(STORAGE_FOLDER)).isEqualTo(Path.of("images"));
        assertThat(settings.find(SUBJECT)).isEmpty();
    }

    @Test
    void letsTheCommandLineGoBeforeTheFileAndTheFileBeforeTheDefault() throws IOException {
        assertThat(loader(Map.of()).load().get(STORAGE_FOLDER)).isEqualTo(Path.of("/opt/data/new-study"));

        Files.writeString(configFile, "{\"StorageFolder\": \"of-the-file\"}");
        assertThat(loader(Map.of()).load().get(STORAGE_FOLDER)).isEqualTo(Path.of("of-the-file"));

        assertThat(loader(Map.of(STORAGE_FOLDER, "typed")).load().get(STORAGE_FOLDER))
                .isEqualTo(Path.of("typed"));
    }

    @Test
    void letsTheFileGoBeforeTheEnvironment() throws IOException {
        SettingsLoader loader = loader(Map.of()).environment(Map.of("NIFFLER_SMTP_PASSWORD", "of-the-environment"));
        assertThat(loader.load().get(PASSWORD)).isEqualTo("of-the-environment");

        Files.writeString(configFile, "{\"SmtpPassword\": \"of-the-file\"}");
        assertThat(loader.load().get(PASSWORD)).isEqualTo("of-the-file");
    }

    @Test
    void looksOnlyAtEnvironmentVariablesThatAKeyNames() {
        Settings settings = loader(Map.of())
                .environment(Map.of("StorageFolder", "stray", "STORAGE_FOLDER", "stray"))
                .load();

        assertThat(settings.get(STORAGE_FOLDER)).isEqualTo(Path.of("/opt/data/new-study"));
    }

    @Test
    void tellsWhereAValueCameFrom() throws IOException {
        Files.writeString(configFile, "{\n\"SendEmail\": false\n}");
        Settings settings = loader(Map.of(STORAGE_FOLDER, "typed"))
                .environment(Map.of("NIFFLER_SMTP_PASSWORD", "long enough"))
                .load();

        assertThat(settings.origin(STORAGE_FOLDER).map(Origin::describe)).contains("command line");
        assertThat(settings.origin(SEND_EMAIL).map(Origin::describe)).contains(configFile + ", line 2");
        assertThat(settings.origin(START_HOUR).map(Origin::describe)).contains("default");
        assertThat(settings.origin(PASSWORD).map(Origin::describe))
                .contains("environment variable NIFFLER_SMTP_PASSWORD");
        assertThat(settings.origin(SUBJECT)).isEmpty();
    }

    @Test
    void readsJsonFromTheFileAsFromTheCommandLine() throws IOException {
        Files.writeString(configFile, "{\"Windows\": [\n  {\"days\": \"Mon-Fri\", \"from\": 19},\n  2\n]}");

        Settings settings = loader(Map.of()).load();
        assertThat(settings.get(WINDOWS)).isEqualTo("[{\"days\":\"Mon-Fri\",\"from\":19},2]");
        assertThat(settings.origin(WINDOWS).map(Origin::describe)).contains(configFile + ", line 1");

        assertThat(loader(Map.of(WINDOWS, "[3]")).load().get(WINDOWS)).isEqualTo("[3]");
    }

    @Test
    void letsTheParserOfJsonSayWhatIsWrongInIt() throws IOException {
        Files.writeString(configFile, "{\"Windows\": {\"days\": \"Mon-Fri\"}}");
        assertProblems(
                loader(Map.of(WINDOWS, "Mon-Fri")),
                "command line: Windows: \"Mon-Fri\" is not valid: allowed is a list of windows",
                configFile + ", line 1: Windows: allowed is a list of windows");

        Files.writeString(configFile, "{\"Windows\": 7}");
        assertProblems(
                loader(Map.of()),
                configFile + ", line 1: Windows: 7 is not valid: allowed is windows as a JSON array or object");
    }

    @Test
    void neverShowsASecretOfJson() throws IOException {
        Key<String> secret =
                Key.json("Users", SettingsLoaderTest::leak, "<users>").secret().optional();
        Files.writeString(configFile, "{\"Users\": {\"ann\": \"hunter2\"}}");

        assertProblems(
                new SettingsLoader(Schema.of(secret)).file(ConfigFile.MODULE, configFile, "--config FILE"),
                configFile + ", line 1: Users: the value (a secret, not shown) is not valid: allowed is users as a JSON"
                        + " array or object");
    }

    @Test
    void givesTheExampleOfMissingJsonWithoutQuotes() throws IOException {
        Key<String> key = Key.json("Windows", SettingsLoaderTest::windows, "<windows>")
                .example("[\"Mon-Fri\"]")
                .required();

        assertProblems(
                new SettingsLoader(Schema.of(key)).file(ConfigFile.MODULE, configFile, "--config FILE"),
                "config.json: Windows is missing; add it, for example \"Windows\": [\"Mon-Fri\"], or give --Windows");
    }

    @Test
    void findsTheSystemFileByTheKeyInTheOtherFile() throws IOException {
        Path elsewhere = Files.writeString(folder.resolve("site.json"), "{\"SrcAet\": \"SITE@host:104\"}");
        Files.writeString(configFile, "{\"NifflerSystem\": \"" + elsewhere + "\"}");

        Settings settings = new SettingsLoader(SCHEMA)
                .file(ConfigFile.MODULE, configFile, "--config FILE")
                .fileNamedBy(ConfigFile.SYSTEM, SYSTEM)
                .load();

        assertThat(settings.get(SRC_AET)).isEqualTo("SITE@host:104");
    }

    @Test
    void readsKeysInKebabCaseToo() throws IOException {
        Files.writeString(configFile, "{\"storage-folder\": \"images\"}");

        assertThat(loader(Map.of()).load().get(STORAGE_FOLDER)).isEqualTo(Path.of("images"));
    }

    @Test
    void passesOverKeysOfCommandsThatShareTheFileButNoOthers() throws IOException {
        Files.writeString(configFile, "{\"StartHour\": 7, \"send-email\": true, \"Endhour\": 8}");
        SettingsLoader loader = new SettingsLoader(Schema.of(STORAGE_FOLDER))
                .passingOver(List.of(START_HOUR, SEND_EMAIL))
                .file(ConfigFile.MODULE, configFile, "--config FILE");

        assertThatThrownBy(loader::load)
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("unknown key 'Endhour'")
                .hasMessageNotContaining("StartHour")
                .hasMessageNotContaining("send-email");
    }

    @Test
    void doesWithoutAFileThatMayBeAbsent() {
        Settings settings = new SettingsLoader(SCHEMA)
                .commandLine(Map.of(SYSTEM, systemFile.toString()))
                .fileIfPresent(ConfigFile.MODULE, folder.resolve("absent.json"), "--config FILE")
                .fileNamedBy(ConfigFile.SYSTEM, SYSTEM)
                .load();

        assertThat(settings.get(SRC_AET)).isEqualTo("PACS@host:104");
    }

    @Test
    void givesEachNoticeOnce() throws IOException {
        Files.writeString(systemFile, "{\"DCM4CHEBin\": \"/opt/bin\",\n\"SrcAet\": \"PACS@host:104\"}");

        Settings settings = loader(Map.of(DCM4CHE_BIN, "/opt/other/bin", SUBJECT, "Niffler"))
                .load();

        assertThat(settings.notices())
                .containsExactlyInAnyOrder(
                        "DCM4CHEBin (command line) is accepted for compatibility and not needed: "
                                + "Niffler has its own DICOM network code; take the line out.",
                        "MailSubject (command line) is deprecated: use 'Subject' instead");
    }

    @Test
    void givesNoNoticeOfWhatNobodySet() {
        assertThat(loader(Map.of()).load().notices()).isEmpty();
    }

    @Test
    void refusesToGiveAValueThatNobodySet() {
        Settings settings = loader(Map.of()).load();

        assertThatThrownBy(() -> settings.get(SUBJECT))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("MailSubject has no value");
    }

    @Test
    void reportsEverythingThatIsWrongAtOnce() throws IOException {
        Files.writeString(configFile, """
                {
                    "StorageFoder": "/data",
                    "SendEmail": "maybe",
                    "StartHour": 3,
                    "storagefolder": 1,
                    "StorageFolder": 12
                }
                """);
        Files.writeString(systemFile, "{\"StartHour\": 24, \"SrcAet\": [\"PACS@host:104\"]}");

        assertProblems(
                loader(Map.of(SEND_EMAIL, "perhaps")),
                "command line: SendEmail: \"perhaps\" is not valid: allowed is true or false",
                configFile + ", line 2: unknown key 'StorageFoder'; did you mean 'StorageFolder'?",
                configFile + ", line 3: SendEmail: \"maybe\" is not valid: allowed is true or false",
                configFile + ", line 4: key 'StartHour' belongs in system.json",
                configFile + ", line 5: unknown key 'storagefolder'; did you mean 'StorageFolder'?",
                configFile + ", line 6: StorageFolder: 12 is not valid: "
                        + "allowed is a path that is not empty, in double quotes",
                systemFile + ", line 1: StartHour: 24 is not valid: allowed is a whole number from 0 to 23",
                systemFile + ", line 1: SrcAet: an array is not valid: allowed is AET@HOST:PORT, in double quotes");
    }

    @Test
    void countsTheProblemsInItsMessage() throws IOException {
        Files.writeString(configFile, "{\"SendEmail\": 1}");
        assertThatThrownBy(() -> loader(Map.of()).load())
                .hasMessage("1 problem in the configuration:\n  " + configFile
                        + ", line 1: SendEmail: 1 is not valid: allowed is true or false");

        Files.writeString(systemFile, "{\"SrcAet\": \"PACS\"}");
        assertThatThrownBy(() -> loader(Map.of()).load())
                .hasMessage("2 problems in the configuration:\n  " + configFile
                        + ", line 1: SendEmail: 1 is not valid: allowed is true or false\n  " + systemFile
                        + ", line 1: SrcAet: \"PACS\" is not valid: write AET@HOST:PORT");
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        Files.writeString(systemFile, "{}");

        assertProblems(
                loader(Map.of()),
                "system.json: SrcAet is missing (the PACS); add it, for example "
                        + "\"SrcAet\": \"PACS@pacs.example.org:104\", or give --SrcAet");
    }

    @Test
    void reportsAKeyThatIsGivenTwice() throws IOException {
        Files.writeString(configFile, "{\"SendEmail\": true,\n\"StorageFolder\": \"a\",\n\"send-email\": false}");

        assertProblems(loader(Map.of()), configFile + ", line 3: SendEmail is given twice; first in line 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SendMail   | did you mean 'SendEmail'?",
                "sendemail  | did you mean 'SendEmail'?",
                "SEND-EMAIL | did you mean 'SendEmail'?",
                "SrcAte     | did you mean 'SrcAet'? (it belongs in system.json)",
                "Colour     | known keys are NifflerSystem, StorageFolder, SendEmail, MailSubject, SmtpPassword, Windows"
            })
    void guessesWhatAnUnknownKeyShouldHaveBeen(String key, String advice) throws IOException {
        Files.writeString(configFile, "{\"" + key + "\": true}");

        assertProblems(loader(Map.of()), configFile + ", line 1: unknown key '" + key + "'; " + advice);
    }

    @Test
    void neverShowsASecret() throws IOException {
        Files.writeString(configFile, "{\"SmtpPassword\": \"hunter2\"}");

        assertProblems(
                loader(Map.of()).environment(Map.of("NIFFLER_SMTP_PASSWORD", "short")),
                "environment variable NIFFLER_SMTP_PASSWORD: SmtpPassword: the value (a secret, not shown) "
                        + "is not valid: allowed is text",
                configFile + ", line 1: SmtpPassword: the value (a secret, not shown) is not valid: "
                        + "allowed is text");
    }

    @Test
    void doesNotReportKeysAsMissingFromAFileThatCannotBeRead() {
        Path absent = folder.resolve("absent.json");

        assertProblems(
                loader(Map.of(SYSTEM, absent.toString())),
                absent + ": no such file (looked for " + absent
                        + "); create it, or name another with --NifflerSystem FILE");
    }

    @Test
    void doesNotLookForAFileWhoseNameIsWrong() throws IOException {
        Files.writeString(configFile, "{\"NifflerSystem\": 1}");

        assertProblems(
                new SettingsLoader(SCHEMA)
                        .file(ConfigFile.MODULE, configFile, "--config FILE")
                        .fileNamedBy(ConfigFile.SYSTEM, SYSTEM),
                configFile
                        + ", line 1: NifflerSystem: 1 is not valid: allowed is a path that is not empty, in double quotes");
    }

    @Test
    void doesNotAskForQuotesOnTheCommandLine() {
        assertProblems(
                loader(Map.of(STORAGE_FOLDER, "")),
                "command line: StorageFolder: \"\" is not valid: allowed is a path that is not empty");
    }

    @Test
    void shortensLongValuesAndKeepsMessagesOnOneLine() throws IOException {
        Files.writeString(configFile, "{\"SendEmail\": \"a\\nb" + "x".repeat(200) + "\"}");

        assertProblems(
                loader(Map.of()),
                configFile + ", line 1: SendEmail: \"a?b" + "x".repeat(97)
                        + "...\" is not valid: allowed is true or false");
    }

    @Test
    void joinsSchemasOfTwoModules() {
        Key<String> other = Key.text("Other").optional();

        assertThat(SCHEMA.and(Schema.of(other)).keys()).hasSize(10).endsWith(other);
        assertThat(List.copyOf(SCHEMA.keys())).hasSize(9);
    }
}

package org.niffler.app.explorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.niffler.app.browser.Control.anyOf;
import static org.niffler.app.browser.Control.button;
import static org.niffler.app.browser.Control.checkbox;
import static org.niffler.app.browser.Control.choice;
import static org.niffler.app.browser.Control.field;
import static org.niffler.app.browser.Control.link;
import static org.niffler.app.browser.Control.offer;
import static org.niffler.app.browser.Control.table;
import static org.niffler.app.explorer.Page.until;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.app.SeriesDocument;
import org.niffler.app.browser.Browser;
import org.niffler.app.browser.Look;
import org.niffler.app.hospital.SampleHospital;
import org.niffler.testkit.pacs.TestPacs;
import org.niffler.testkit.peer.Chromium;
import org.niffler.testkit.peer.NeedsPeer;
import org.niffler.testkit.process.ProcessResult;
import org.openqa.selenium.Keys;

/** A cohort, as somebody makes it who has no mouse. */
@NeedsPeer({Chromium.BROWSER, Chromium.DRIVER})
class CohortPeerIT {

    private static final String CHESTS = "Modality = CT and BodyPartExamined = CHEST";

    /** Of documents with long texts, in which a regular expression takes long to find nothing. */
    private static final String SLOW = "slow";

    private static final int SLOW_DOCUMENTS = 2_000;

    private static SampleHospital hospital;
    private static ExplorerJar explorer;

    private Browser browser;
    private Page page;

    @BeforeAll
    static void open(@TempDir Path folder) {
        hospital = new SampleHospital(folder).year().put(SLOW, slow());
        explorer = ExplorerJar.start(hospital, "--time-limit", "10m");
    }

    private static List<SeriesDocument> slow() {
        return IntStream.range(0, SLOW_DOCUMENTS)
                .mapToObj(number -> SeriesDocument.of("P", "2.25.1", "2.25.1." + number)
                        .with("StudyDescription", "a".repeat(5_000)))
                .toList();
    }

    @AfterAll
    static void end() {
        explorer.close();
    }

    @BeforeEach
    void look() {
        browser = Browser.start(Look.laptop());
        page = new Page(browser);
        browser.open(explorer.address());
    }

    @AfterEach
    void close() {
        browser.close();
    }

    private void type(String filter) {
        browser.keyboard().tabTo(field("Filter")).overwrite(filter).pressWith(Keys.CONTROL, Keys.ENTER);
    }

    @Test
    void countsWhatIsTypedAsTheCommandDoes() {
        type(CHESTS);

        page.awaitFact("Studies", hospital.studies(CHESTS));
        assertThat(page.parameter("filter")).isEqualTo(CHESTS);
        assertThat(browser.title()).startsWith("Cohort");
        assertThat(page.rows("Studies 1.*")).hasSizeBetween(1, 50);
        assertThat(browser.text()).doesNotContain("PAT-");
    }

    @Test
    void comesBackToTheSameCohortByReloadAndByBack() {
        type(CHESTS);
        page.awaitFact("Studies", hospital.studies(CHESTS));

        browser.reload();
        page.awaitFact("Studies", hospital.studies(CHESTS));
        type("Modality = MR");
        page.awaitFact("Studies", hospital.studies("Modality = MR"));
        browser.back();

        page.awaitFact("Studies", hospital.studies(CHESTS));
    }

    @Test
    void completesKeywordsAndValuesThatOccur() {
        browser.keyboard().tabTo(field("Filter")).type("BodyPart");
        browser.find(offer("BodyPartExamined.*"));
        browser.keyboard().press(Keys.ENTER);
        browser.find(offer("=.*"));
        browser.keyboard().type("= LSP");
        browser.find(offer("LSPINE.*"));
        browser.keyboard().press(Keys.ENTER).pressWith(Keys.CONTROL, Keys.ENTER);

        page.awaitFact("Studies", hospital.studies("BodyPartExamined = LSPINE"));
    }

    @Test
    void countsWhileOneTypes() {
        browser.keyboard().tabTo(field("Filter")).type("Modality = CT");
        page.awaitFact("Studies", hospital.studies("Modality = CT"));

        browser.keyboard().type("\nand BodyPartExamined = HEAD");

        page.awaitFact("Studies", hospital.studies("Modality = CT and BodyPartExamined = HEAD"));
        assertThat(browser.script("return document.activeElement.id")).isEqualTo("filter");
        assertThat(browser.script("return document.activeElement.value"))
                .isEqualTo("Modality = CT\nand BodyPartExamined = HEAD");
    }

    @Test
    void completesByClicking() {
        browser.find(field("Filter")).click();
        browser.keyboard().type("Modal");
        browser.find(offer("Modality.*")).click();
        browser.find(offer("=.*")).click();
        browser.find(offer("MR.*")).click();

        page.awaitFact("Studies", hospital.studies("Modality = MR"));
        assertThat(page.parameter("filter").strip()).isEqualTo("Modality = MR");
    }

    @Test
    void endsAQueryThatTakesTooLong() {
        browser.open(explorer.view("cohort?collection=" + SLOW));
        // More than the store is asked at a time: were they not ended there, the last would wait for minutes.
        for (String never : List.of("b", "c", "d")) {
            type("StudyDescription ~ /(.*a){40}" + never + "/");
            browser.find(button("Stop"));
            browser.keyboard().tabTo(button("Stop")).press(Keys.ENTER);
            browser.find(button("Count again"));
            assertThat(browser.text()).contains("Stopped.");
        }

        type("Modality = CT");

        page.awaitFact("Studies", 1);
        page.awaitFact("Documents", SLOW_DOCUMENTS);
    }

    @Test
    void addsAConditionOfValuesThatOccur() {
        page.ready();
        browser.find(choice("Attribute"));
        browser.keyboard().tabTo(choice("Attribute")).type("Manufacturer");
        browser.find(checkbox("AGFA.*"));
        browser.keyboard()
                .tabTo(checkbox("AGFA.*"))
                .press(Keys.SPACE)
                .tabTo(button("Add the condition"))
                .press(Keys.ENTER);

        page.awaitFact("Studies", hospital.studies("Manufacturer = AGFA"));
    }

    @Test
    void splitsACohortAndNarrowsItToAPart() {
        browser.open(explorer.view("cohort?filter=Modality%20%3D%20CT&by=BodyPartExamined"));
        List<List<String>> groups = browser.until("groups", () -> page.rows("Sub-cohorts by BodyPartExamined.*"));
        long heads = hospital.studies("Modality = CT and BodyPartExamined = HEAD");
        assertThat(groups)
                .anySatisfy(row ->
                        assertThat(row).contains(Long.toString(heads)).anyMatch(cell -> cell.startsWith("HEAD")));

        browser.keyboard().tabTo(button("HEAD.*narrow.*")).press(Keys.ENTER);

        page.awaitFact("Studies", heads);
        assertThat(page.parameter("filter")).contains("BodyPartExamined", "HEAD", "Modality");
    }

    @Test
    void splitsByTwoAttributesThatAreChosen() {
        type("Modality = MR");
        page.ready();
        browser.keyboard().tabTo(choice("Split by")).type("Manufacturer");
        browser.find(table("Sub-cohorts by Manufacturer\\..*"));
        browser.keyboard().tabTo(choice("and by")).type("BodyPart");
        browser.find(table("Sub-cohorts by Manufacturer and BodyPartExamined.*"));

        browser.find(button("SIEMENS.*KNEE.*narrow.*")).click();

        page.awaitFact(
                "Studies", hospital.studies("Modality = MR and Manufacturer = SIEMENS and BodyPartExamined = KNEE"));
        browser.back();
        page.awaitFact("Studies", hospital.studies("Modality = MR"));
    }

    @Test
    void savesAFilterThatTheCommandTakesAndLoadsAndDeletesIt() throws IOException {
        type(CHESTS);
        browser.keyboard()
                .tabTo(field("Save this filter as"))
                .type("chests")
                .tabTo(button("Save"))
                .press(Keys.ENTER);
        Path file = hospital.file("cohorts").resolve("chests.cohort");
        until(() -> assertThat(file).exists());
        assertThat(hospital.studies(file.toString())).isEqualTo(hospital.studies(CHESTS));

        browser.open(explorer.address());
        browser.find(button("chests"));
        browser.keyboard().tabTo(button("chests")).press(Keys.ENTER);
        page.awaitFact("Studies", hospital.studies(CHESTS));
        browser.keyboard().tabTo(button("Delete\\s+chests")).press(Keys.ENTER).press(Keys.ENTER);

        until(() -> assertThat(file).doesNotExist());
    }

    @Test
    void writesTheListThatColdExtractionTakes(@TempDir Path folder) throws IOException {
        type(CHESTS);
        page.awaitFact("Studies", hospital.studies(CHESTS));

        browser.keyboard().tabTo(button("Write a list")).press(Keys.ENTER);

        browser.awaitText("The file says who the patients are.");
        try (Stream<Path> files = Files.list(hospital.file("exports"))) {
            Path list = files.filter(file -> file.toString().endsWith(".csv"))
                    .findFirst()
                    .orElseThrow();
            assertThat(browser.text()).contains(list.getFileName().toString());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(list)))
                    .isEqualTo("rw-------");
            hospital.commands()
                    .ask(
                            "cohort",
                            "--filter",
                            CHESTS,
                            "--output",
                            hospital.file("same.csv").toString());
            assertThat(Files.readString(list)).isEqualTo(hospital.commands().text("same.csv"));
        }
        try (TestPacs pacs = TestPacs.serve("PACS", Files.createDirectories(folder.resolve("pacs")))) {
            ProcessResult result = new ShellLine(
                            page.commands("The list that was written").get(0))
                    .and("--dry-run")
                    .run(ShellLine.folderFor(pacs, folder.resolve("shell")));
            assertThat(result.out()).as(result.toString()).contains("rows:      " + hospital.studies(CHESTS) + " ");
        }
    }

    @Test
    void downloadsTheCohortWithPseudonyms() throws IOException {
        type(CHESTS);
        page.awaitFact("Studies", hospital.studies(CHESTS));

        browser.keyboard().tabTo(link("Download CSV.*")).press(Keys.ENTER);

        Path csv = browser.until("the download", () -> {
            try (Stream<Path> files = Files.list(browser.downloads())) {
                return files.filter(file -> file.toString().endsWith(".csv"))
                        .findFirst()
                        .orElse(null);
            }
        });
        assertThat(Files.readAllLines(csv)).hasSize((int) hospital.studies(CHESTS) + 1);
        assertThat(Files.readString(csv)).doesNotContain("PAT-", "2.25.2020");
    }

    @Test
    void copiesTheCommandThatDoesTheSame(@TempDir Path folder) throws IOException {
        String filter = CHESTS + " and Manufacturer != \"O'Hara $HOME `id`\"";
        type(filter);
        page.awaitFact("Studies", hospital.studies(CHESTS));

        browser.keyboard().tabTo(button("Copy")).press(Keys.ENTER);

        until(() -> assertThat(browser.clipboard()).startsWith("java -jar app-layer.jar cohort "));
        ProcessResult result = new ShellLine(browser.clipboard())
                .and("--state-folder", hospital.state())
                .run(folder);
        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.err())
                .contains("%s studies of %s patients (%s matching series)"
                        .formatted(page.number("Studies"), page.number("Patients"), page.number("Series")));
    }

    @Test
    void saysWhatIsWrongWithAFilterAndGoesThere() {
        browser.expectOnConsole("status of 400");
        browser.keyboard().tabTo(field("Filter")).type("Modality = CT and and");

        browser.find(button("Go to the place"));
        assertThat(browser.find(field("Filter")).getAttribute("aria-invalid")).isEqualTo("true");
        browser.keyboard().tabTo(button("Go to the place")).press(Keys.ENTER);
        assertThat((Long) browser.script("return document.activeElement.selectionStart"))
                .isEqualTo(18);
    }

    @Test
    void doesNotAnswerWhoAPatientIs() {
        browser.expectOnConsole("status of 400");
        type("PatientID = KNOWN-A");

        browser.awaitText("start the explorer with --show-phi");
        page.ready();
        assertThat(browser.text()).containsOnlyOnce("start the explorer with --show-phi");
        assertThat(browser.text()).doesNotContain("Studies 1–");
    }

    @Test
    void goesThroughTheStudiesPageByPage() {
        type("Modality = CT");
        page.awaitFact("Studies", hospital.studies("Modality = CT"));
        List<List<String>> first = browser.until("rows", () -> page.rows("Studies 1–50.*"));

        browser.keyboard().tabTo(button("Next")).press(Keys.ENTER);

        List<List<String>> second = browser.until("rows", () -> page.rows("Studies 51–100.*"));
        assertThat(second).hasSize(50).doesNotContainAnyElementsOf(first);
        browser.back();
        assertThat(page.rows("Studies 1–50.*")).isEqualTo(first);
    }

    @Test
    void isWalkedThroughByTheKeyboardWithAVisibleFocus() {
        browser.open(explorer.view("cohort?filter=Modality%20%3D%20CT&by=BodyPartExamined"));
        browser.find(table("Studies 1–50.*"));
        browser.find(table("Sub-cohorts.*"));
        page.ready();

        assertThat(browser.keyboard().walk())
                .hasSizeGreaterThan(20)
                .allSatisfy(
                        stop -> assertThat(stop.visible()).as(stop.toString()).isTrue())
                .allSatisfy(stop -> assertThat(stop.name()).as(stop.toString()).isNotEmpty());
        assertThat(browser.found(anyOf(button(""), link(""))))
                .as("controls without a name")
                .isEmpty();
    }
}

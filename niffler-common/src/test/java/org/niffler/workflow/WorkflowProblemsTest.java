package org.niffler.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of workflow files that cannot be read; single quotes stand for JSON's double ones. */
class WorkflowProblemsTest {

    private static final String INPUT_ALLOWED = "allowed is \"dicom\", \"png\", \"deidentified\", or an object such as"
            + " {\"png\": {\"Scaling\": \"window\"}} or {\"deidentified\": {\"Dates\": \"none\"}}";
    private static final String POST_ALLOWED = "allowed is an address with http or https and a host, without user and"
            + " password, such as https://research.hospital.example/results";
    private static final String TIME_ALLOWED =
            "allowed is from 1s to 30d, a time such as 500ms, 30s, 5m, 2h or 1d; a" + " plain number counts seconds";
    private static final String COMMAND_ALLOWED = "allowed is a list of texts, the program first, such as"
            + " [\"./detector.sh\", \"{input}\", \"{output}\"]";
    private static final String WORD = ", in one word that begins with no dash, in double quotes";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | 1:1: the file is empty; it begins with { and ends with }",
                "[] | 1:1: this is no JSON object; the file begins with { and ends with }",
                "{} {} | 1:4: not JSON: there is text after the closing }",
                "{'a': 1,} | 1:9: not JSON: take out the comma before the closing }",
                "{'a' 1} | 1:6: not JSON: check the quotes, commas and numbers here and on the line before",
                "{'a': 1 | 1:8: not JSON: the file ends too early; a closing quote or } is missing",
                "# x | 1:1: not JSON: JSON has no comments; take the text out",
            })
    void explainsWhatIsNoJson(String json, String problem) throws IOException {
        assertProblems(json.replace('\'', '"'), problem);
    }

    @Test
    void readsNoDeepNests() throws IOException {
        assertProblems(
                "{\"a\": " + "[".repeat(1000),
                "1:1: brackets are nested deeper than 20, or a number or key is longer than any should be; correct it");
    }

    @Test
    void asksForAFilterAndAnAction() throws IOException {
        assertThat(messages("{}"))
                .containsExactly(
                        "1:1: which images it takes is missing; add \"filter\", such as \"Modality = CT\", or"
                                + " \"filter-file\"",
                        "1:1: what is done is missing; add one of \"command\", \"container\" and \"forward\"");
        assertProblems(
                "{\"filter\": \"Modality = CT\", \"filter-file\": \"/\", \"command\": [\"x\"]}",
                "1:29: filter and filter-file are both given; take one of them out",
                "1:44: filter-file: /: a folder, not a file.");
        assertProblems(
                "{\"filter\": \"Modality = CT\",\n\"forward\": \"A@b:1\",\n\"command\": [\"x\"]}",
                "2:1: command and forward are both given; take one of them out");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'unit': null | 9 | unit null is not valid: allowed is one of 'series', 'study', 'instance'; leave the key out to have its default",
                "'name': '../x' | 9 | name '../x' is not valid: allowed is letters, digits, dot, dash and underscore, a letter or digit first, at most 64, in double quotes",
                "'input': 'jpeg' | 10 | input 'jpeg' is not valid: INPUT",
                "'input': {'png': {}, 'deidentified': {}} | 10 | input an object is not valid: INPUT",
                "'input': {'dicom': {}} | 11 | unknown key 'dicom' in input; known keys are png, deidentified",
                "'input': {'deidentifed': {}} | 11 | unknown key 'deidentifed' in input; did you mean 'deidentified'?",
                "'input': {'png': true} | 10 | input an object is not valid: INPUT",
                "'input': {'png': {'Scalin': 1}} | 19 | unknown option 'Scalin' of input png; did you mean 'Scaling'?",
                "'input': {'deidentified': {'Scaling': 1}} | 28 | unknown option 'Scaling' of input deidentified; allowed are KeepHierarchy, UseProcesses, Dates, RetainPatientCharacteristics, RetainDeviceIdentity, RetainInstitutionIdentity, RetainUids, RetainSafePrivate, AllowBurnedIn, BlankRegions, BlankRegion",
                "'input': {'png': {'DICOMHome': '/x'}} | 19 | option 'DICOMHome' of input png is set by the run itself; take it out",
                "'input': {'png': {'PseudonymKey': '/x'}} | 19 | option 'PseudonymKey' of input png is the same for all that Niffler makes, so that pseudonyms agree; take it out",
                "'input': {'png': {'KeepPhi': true}} | 19 | option 'KeepPhi' of input png writes the names of patients, and this input is one without identity; take it out",
                "'input': {'png': {'SendEmail': true}} | 19 | option 'SendEmail' of input png is not for runs, which tell by on-success and on-failure; take it out",
                "'input': {'deidentified': {'Reidentification': 'x'}} | 28 | option 'Reidentification' of input deidentified is for a list of which patient is which, and no run is to have one; take it out",
                "'input': {'png': {'Frames': []}} | 29 | option 'Frames' of input png: a list is not valid: allowed is text on one line, a number, true or false",
                "'concurrency': 0 | 16 | concurrency 0 is not valid: allowed is a whole number from 1 to 1000",
                "'concurrency': 1.0 | 16 | concurrency 1.0 is not valid: allowed is a whole number from 1 to 1000",
                "'queue': 1e3 | 10 | queue 1e3 is not valid: allowed is a whole number from 1 to 10000000",
                "'nice': -1 | 9 | nice -1 is not valid: allowed is a whole number from 0 to 19",
                "'timeout': '999ms' | 12 | timeout '999ms' is not valid: TIME",
                "'timeout': 'soon' | 12 | timeout 'soon' is not valid: TIME",
                "'memory': '4 G' | 11 | memory '4 G' is not valid: allowed is from 1 MiB, a size such as 512 KiB, 50 MB or 10 GiB; a plain number counts bytes",
                "'memory': 4 | 11 | memory 4 is not valid: allowed is from 1 MiB, a size such as 512 KiB, 50 MB or 10 GiB; a plain number counts bytes",
                "'environment': ['SECRET'] | 16 | environment a list is not valid: allowed is an object such as {'MODEL': 'chest'}",
                "'environment': {'A=B': 'SECRET'} | 17 | environment 'A=B' is not valid: allowed are names of letters, digits and underscore, no digit first",
                "'environment': {'NIFFLER_RUN': 'SECRET'} | 17 | environment 'NIFFLER_RUN' is set by the run itself; take it out",
                "'environment': {'A': 5432} | 22 | environment 'A': the value is not valid: allowed is text in double quotes, without U+0000",
                "'environment': {'A': 'SE\\u0000CRET'} | 22 | environment 'A': the value is not valid: allowed is text in double quotes, without U+0000",
                "'on-success': {'kep': true} | 16 | unknown key 'kep' in on-success; did you mean 'keep'?",
                "'on-success': {'keep': 'yes'} | 24 | on-success.keep 'yes' is not valid: allowed is true or false",
                "'on-failure': {'post': 'ftp://x/SECRET'} | 24 | on-failure.post is not valid: POST",
                "'on-failure': {'post': 'https:///SECRET'} | 24 | on-failure.post is not valid: POST",
                "'on-failure': {'post': 'https://u:SECRET@x/'} | 24 | on-failure.post is not valid: POST",
                "'on-failure': {'post': 'http://x/ SECRET'} | 24 | on-failure.post is not valid: POST",
            })
    void saysWhatIsWrongWhereAndWhatIsAllowed(String member, int column, String message) throws IOException {
        String expected = message.replace("INPUT", INPUT_ALLOWED)
                .replace("TIME", TIME_ALLOWED)
                .replace("POST", POST_ALLOWED);
        // The keys of options and of the environment stand in single quotes in the messages, values in double ones.
        String json = "{\"filter\": \"Modality = CT\", \"command\": [\"x\"],\n" + member.replace('\'', '"') + "}";

        assertThat(messages(json)).singleElement().satisfies(found -> {
            assertThat(found.replace('"', '\'')).isEqualTo("2:" + column + ": " + expected.replace('"', '\''));
            assertThat(found).doesNotContain("SECRET").doesNotContain("5432");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'command': 'x' | 12 | command 'x' is not valid: COMMAND",
                "'command': [] | 12 | command names no program; COMMAND",
                "'command': [' '] | 12 | command names no program; COMMAND",
                "'command': ['x', 5] | 18 | command: 5 is not valid: allowed is text in double quotes, without U+0000",
                "'command': ['x', 'a\\tb={inpt}'] | 24 | unknown placeholder {inpt}; did you mean {input}?",
                "'command': ['x', '{metadata}'] | 19 | unknown placeholder {metadata}; did you mean {metadata.json}?",
                "'command': ['x', '{zzz}'] | 19 | unknown placeholder {zzz}; there are {input}, {output}, {series}, {metadata.json}; if the braces are meant, write blanks within them",
                "'container': 'x' | 14 | container 'x' is not valid: allowed is an object with image, arguments, runtime, network, gpus",
                "'container': {'image': '--privileged'} | 24 | container.image '--privileged' is not valid: allowed is the name of an image such as 'ivc-filter:1.2'WORD",
                "'container': {'image': 'x', 'network': 'a b'} | 40 | container.network 'a b' is not valid: allowed is the name of a network such as 'none' or 'bridge'WORD",
                "'container': {'image': 'x', 'gpus': 1} | 37 | container.gpus 1 is not valid: allowed is 'all', or what else the runtime takes for its GPUsWORD",
                "'container': {'image': 'x', 'arguments': ['{otput}']} | 44 | unknown placeholder {otput}; did you mean {output}?",
                "'forward': 'ARCHIVE' | 12 | forward: 'ARCHIVE' names no host; expected AET@HOST:PORT, for example PACS@192.168.1.10:104",
                "'forward': 'A@b:1', 'input': 'png' | 30 | input png cannot be forwarded, as it is no DICOM: allowed with forward is 'dicom' or 'deidentified'",
            })
    void saysWhatIsWrongWithWhatIsDone(String member, int column, String message) throws IOException {
        String expected = message.replace("COMMAND", COMMAND_ALLOWED).replace("WORD", WORD);
        String json = "{\"filter\": \"Modality = CT\",\n" + member.replace('\'', '"') + "}";

        assertThat(messages(json))
                .singleElement()
                .satisfies(found -> assertThat(found.replace('"', '\''))
                        .isEqualTo("2:" + column + ": " + expected.replace('"', '\'')));
    }

    private void assertProblems(String json, String... expected) throws IOException {
        assertThat(messages(json)).containsExactly(expected);
    }

    private List<String> messages(String json) throws IOException {
        Path file = Files.writeString(folder.resolve("flow.json"), json);
        return WorkflowFile.read(file).problems().stream()
                .map(problem -> problem.toString().substring(file.toString().length() + 1))
                .toList();
    }
}

package org.niffler.cold.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.niffler.cli.MailKeys;
import org.niffler.cli.PseudonymKey;
import org.niffler.cli.WorkflowKeys;
import org.niffler.cold.request.DatePattern;
import org.niffler.cold.retrieve.RetrievalPolicy;
import org.niffler.config.ConfigFile;
import org.niffler.config.Key;
import org.niffler.config.Schema;
import org.niffler.dicom.file.StoragePath;

/** What is set for each extraction, in config.json. */
final class ExtractionKeys {

    static final Key<Path> NIFFLER_SYSTEM =
            Key.path("NifflerSystem").describedAs("The system.json to use").defaultsTo("system.json");
    static final Key<Path> STORAGE_FOLDER = Key.path("StorageFolder")
            .describedAs("Where the studies go; made if it does not exist")
            .defaultsTo("/opt/data/new-study");
    static final Key<FilePath> FILE_PATH = Key.of("FilePath", FilePath::parse, "<TEMPLATE>")
            .describedAs("Where in the storage folder an instance goes; elements stand in braces. CFIND-ONLY and"
                    + " CFIND-DETAILED retrieve nothing and write cfind-output.csv there")
            .defaultsTo(StoragePath.DEFAULT);
    static final Key<Path> CSV_FILE = Key.path("CsvFile")
            .describedAs("What to retrieve, a row each; the first line is a header")
            .defaultsTo("csv/empi.csv");
    static final Key<Integer> NUMBER_OF_QUERY_ATTRIBUTES = Key.integer("NumberOfQueryAttributes", 1, 3)
            .describedAs("How many columns make a request")
            .defaultsTo("1");
    static final List<AttributeKeys> ATTRIBUTES = List.of(
            AttributeKeys.of("First", "PatientID", "0"),
            AttributeKeys.of("Second", "AccessionNumber", "1"),
            AttributeKeys.of("Third", "StudyDate", "2"));
    static final Key<Boolean> LONG_ACCESSION = Key.bool("LongAccession")
            .describedAs("Whether accession numbers longer than 16 characters lose their 8th and 9th, the century")
            .defaultsTo("false");
    static final Key<DatePattern> DATE_FORMAT = Key.of("DateFormat", DatePattern::parse, "<FORMAT>")
            .describedAs("How dates stand in the CSV: %Y or %y, %m, %d and separators")
            .defaultsTo(DatePattern.DEFAULT);
    static final Key<RetrievalPolicy.Level> LEVEL = Key.enumeration("Level", RetrievalPolicy.Level.class)
            .describedAs(
                    "What one request asks for. auto: patients and studies, as the rows ask; series or image suit a"
                            + " PACS that answers before it sends")
            .defaultsTo("auto");
    static final Key<String> MODALITY = Key.text("Modality")
            .describedAs("Retrieve only series of these modalities, separated by commas")
            .example("CT,MR")
            .optional();
    static final Key<Pattern> SERIES_DESCRIPTION = Key.of("SeriesDescription", ExtractionKeys::regex, "<REGEX>")
            .describedAs("Retrieve only series whose description has this regular expression in it")
            .optional();
    static final Key<Integer> RETRIES = Key.integer("Retries", 0, 100)
            .describedAs("How often what is missing of a study is asked for again")
            .defaultsTo("3");
    static final Key<Duration> RETRY_PAUSE = Key.duration("RetryPause")
            .describedAs("The pause before the first of those; each further one is twice as long, up to 5 minutes")
            .defaultsTo("5s");
    static final Key<Path> REPORT = Key.path("Report")
            .describedAs("The report, a CSV with a line for each study. Default: the CSV's name and .report.csv,"
                    + " or .verify.csv with Verify")
            .optional();
    static final Key<Boolean> JSON =
            Key.bool("Json").describedAs("Print the summary as one JSON object").defaultsTo("false");
    static final Key<Boolean> FROM_SCRATCH = Key.bool("FromScratch")
            .in(ConfigFile.COMMAND_LINE)
            .describedAs("Retrieve everything again; the old journal is kept under a dated name")
            .defaultsTo("false");
    static final Key<Boolean> NOW = Key.bool("Now")
            .in(ConfigFile.COMMAND_LINE)
            .describedAs("Retrieve at once, whatever the windows say")
            .defaultsTo("false");
    static final Key<Boolean> DRY_RUN = Key.bool("DryRun")
            .in(ConfigFile.COMMAND_LINE)
            .describedAs("Ask the PACS what there is, retrieve nothing, and say how much it would be")
            .defaultsTo("false");
    static final Key<Path> VERIFY = Key.path("Verify")
            .in(ConfigFile.COMMAND_LINE)
            .describedAs("Retrieve nothing, and compare this folder, filled by an earlier extraction, with the PACS")
            .optional();
    static final Key<Path> THEN = Key.path("Then")
            .describedAs("A workflow to run on each study, or on its series or instances, once it is complete")
            .example("workflows/find-filter.json")
            .optional();
    static final Key<Path> WORKFLOW_STATE = Key.path("WorkflowState")
            .describedAs("What must be remembered of its runs. Default: the CSV's name and .workflow")
            .optional();
    static final WorkflowKeys WORKFLOW = WorkflowKeys.in(ConfigFile.MODULE);
    static final Key<Path> PSEUDONYM_KEY = PseudonymKey.in(ConfigFile.MODULE);
    static final MailKeys MAIL = MailKeys.withServerIn(ConfigFile.SYSTEM);
    static final Key<Duration> ARRIVAL_TIMEOUT = Key.duration("ArrivalTimeout")
            .describedAs("How long to wait for another instance when the PACS reports success before all have come")
            .defaultsTo("30s");

    static final Schema SCHEMA = Schema.titled(
                    "The run:", NIFFLER_SYSTEM, CSV_FILE, STORAGE_FOLDER, FILE_PATH, REPORT, JSON)
            .and(Schema.titled("Instead of it, or for once:", DRY_RUN, VERIFY, FROM_SCRATCH, NOW))
            .and(Schema.titled("What a row asks for:", requestKeys()))
            .and(Schema.titled(
                    "How a study is retrieved:",
                    LEVEL,
                    MODALITY,
                    SERIES_DESCRIPTION,
                    RETRIES,
                    RETRY_PAUSE,
                    ARRIVAL_TIMEOUT))
            .and(Schema.titled(
                    "What is run on what was retrieved:",
                    THEN,
                    WORKFLOW_STATE,
                    WORKFLOW.output(),
                    WORKFLOW.pngExtractionJar(),
                    WORKFLOW.appLayerJar(),
                    PSEUDONYM_KEY))
            .and(SystemKeys.SCHEMA)
            .and(MAIL.schema());

    private ExtractionKeys() {}

    private static Key<?>[] requestKeys() {
        return Stream.concat(
                        Stream.concat(
                                Stream.of(NUMBER_OF_QUERY_ATTRIBUTES),
                                ATTRIBUTES.stream().flatMap(AttributeKeys::keys)),
                        Stream.of(DATE_FORMAT, LONG_ACCESSION))
                .toArray(Key<?>[]::new);
    }

    private static Pattern regex(String text) {
        try {
            return Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("allowed is a regular expression: " + e.getDescription(), e);
        }
    }
}

package org.niffler.cold.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
    static final Key<StoragePath> FILE_PATH = Key.of("FilePath", ExtractionKeys::filePath, "<TEMPLATE>")
            .describedAs("Where in the storage folder an instance goes; elements stand in braces")
            .defaultsTo(StoragePath.DEFAULT);
    static final Key<Path> CSV_FILE = Key.path("CsvFile")
            .describedAs("What to retrieve, a row each; the first line is a header")
            .defaultsTo("csv/empi.csv");
    static final Key<Integer> NUMBER_OF_QUERY_ATTRIBUTES = Key.integer("NumberOfQueryAttributes", 1, 3)
            .describedAs("How many columns make a request; this version knows 1")
            .defaultsTo("1");
    static final Key<String> FIRST_ATTR = Key.text("FirstAttr")
            .describedAs("The attribute in the first column; this version knows PatientID")
            .defaultsTo("PatientID");
    static final Key<Integer> FIRST_INDEX = columnIndex("FirstIndex", "first", "0");
    static final Key<String> SECOND_ATTR = Key.text("SecondAttr")
            .describedAs("The attribute in the second column; no effect in this version")
            .defaultsTo("AccessionNumber");
    static final Key<Integer> SECOND_INDEX = columnIndex("SecondIndex", "second", "1");
    static final Key<String> THIRD_ATTR = Key.text("ThirdAttr")
            .describedAs("The attribute in the third column; no effect in this version")
            .defaultsTo("StudyDate");
    static final Key<Integer> THIRD_INDEX = columnIndex("ThirdIndex", "third", "2");
    static final Key<Boolean> LONG_ACCESSION = Key.bool("LongAccession")
            .describedAs("Whether accession numbers have a year of four digits; no effect in this version")
            .defaultsTo("false");
    static final Key<String> DATE_FORMAT = Key.text("DateFormat")
            .describedAs("How dates stand in the CSV; no effect in this version")
            .defaultsTo("%Y%m%d");
    static final Key<Boolean> SEND_EMAIL = Key.bool("SendEmail")
            .describedAs("Whether to send a mail at the end; this version sends none")
            .defaultsTo("false");
    static final Key<String> YOUR_EMAIL = Key.text("YourEmail")
            .describedAs("Where that mail goes; no effect in this version")
            .defaultsTo("test@test.test");
    static final Key<Duration> ARRIVAL_TIMEOUT = Key.duration("ArrivalTimeout")
            .describedAs("How long to wait for another instance when the PACS reports success before all have come")
            .defaultsTo("30s");

    static final Schema SCHEMA = new Schema(List.of(
                    NIFFLER_SYSTEM,
                    STORAGE_FOLDER,
                    FILE_PATH,
                    CSV_FILE,
                    NUMBER_OF_QUERY_ATTRIBUTES,
                    FIRST_ATTR,
                    FIRST_INDEX,
                    SECOND_ATTR,
                    SECOND_INDEX,
                    THIRD_ATTR,
                    THIRD_INDEX,
                    LONG_ACCESSION,
                    DATE_FORMAT,
                    SEND_EMAIL,
                    YOUR_EMAIL,
                    ARRIVAL_TIMEOUT))
            .and(SystemKeys.SCHEMA);

    private ExtractionKeys() {}

    private static Key<Integer> columnIndex(String name, String which, String defaultValue) {
        return Key.integer(name, 0, 9_999)
                .describedAs("Index of the " + which + " column in the CSV; the leftmost is 0")
                .defaultsTo(defaultValue);
    }

    private static StoragePath filePath(String text) {
        if (text.equals("CFIND-ONLY") || text.equals("CFIND-DETAILED")) {
            throw new IllegalArgumentException("this version does not query without retrieving yet;"
                    + " give a path template such as " + StoragePath.DEFAULT);
        }
        return StoragePath.parse(text);
    }
}

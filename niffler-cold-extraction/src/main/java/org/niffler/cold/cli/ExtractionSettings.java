package org.niffler.cold.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.niffler.config.ConfigException;
import org.niffler.config.Problem;
import org.niffler.config.Settings;
import org.niffler.dicom.file.StorageOptions;
import org.niffler.dicom.file.StoragePath;

/**
 * One extraction, parsed and checked.
 *
 * @param column the index of the CSV's column that holds the PatientIDs
 * @param arrivalTimeout how long to wait for another instance after the PACS reported success
 */
public record ExtractionSettings(
        PacsSettings pacs,
        Path storageFolder,
        StoragePath filePath,
        StorageOptions storage,
        Path csvFile,
        int column,
        Duration arrivalTimeout,
        int nifflerId) {

    /** @throws ConfigException if something is asked for that this version cannot do: it must never be passed over */
    static ExtractionSettings of(Settings settings) {
        List<Problem> problems = unsupported(settings);
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return new ExtractionSettings(
                PacsSettings.of(settings),
                settings.get(ExtractionKeys.STORAGE_FOLDER),
                settings.get(ExtractionKeys.FILE_PATH),
                new StorageOptions(settings.get(SystemKeys.MIN_FREE_SPACE), false),
                settings.get(ExtractionKeys.CSV_FILE),
                settings.get(ExtractionKeys.FIRST_INDEX),
                settings.get(ExtractionKeys.ARRIVAL_TIMEOUT),
                settings.get(SystemKeys.NIFFLER_ID));
    }

    private static List<Problem> unsupported(Settings settings) {
        List<Problem> problems = new ArrayList<>();
        if (settings.get(ExtractionKeys.NUMBER_OF_QUERY_ATTRIBUTES) != 1
                || !settings.get(ExtractionKeys.FIRST_ATTR).equals("PatientID")) {
            problems.add(new Problem("NumberOfQueryAttributes, FirstAttr: this version retrieves by PatientID only;"
                    + " set NumberOfQueryAttributes to 1 and FirstAttr to PatientID"));
        }
        if (settings.get(SystemKeys.NIGHTLY_ONLY)) {
            problems.add(new Problem("NightlyOnly: this version has no night window, and would disturb the PACS by day;"
                    + " set it to false and start the extraction in the evening"));
        }
        PacsSettings pacs = PacsSettings.of(settings);
        if (!pacs.destination().equals(pacs.queryAe().title())) {
            problems.add(new Problem("DestAet: this version receives itself, as "
                    + pacs.queryAe().title() + " (QueryAet); leave DestAet out, or set it to the same AE title"));
        }
        return problems;
    }
}

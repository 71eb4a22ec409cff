package org.niffler.app.cli;

import java.nio.file.Path;
import java.util.List;
import org.niffler.config.ConfigFile;
import org.niffler.config.Key;
import org.niffler.config.Schema;

/** What a cohort is, and what is written of it. */
final class CohortKeys {

    static final String NAME = "cohort";

    static final Key<String> FILTER = Key.text("Filter")
            .in(ConfigFile.COMMAND_LINE)
            .describedAs("Which documents: an expression, a file with one, or a query of MongoDB's as JSON")
            .example("'Modality in (CR, DX) and BodyPartExamined ~ /chest/i'")
            .required();
    static final Key<List<String>> GROUP_BY = Key.of("GroupBy", StoreKeys::list, "<attribute,...>")
            .in(ConfigFile.COMMAND_LINE)
            .describedAs("Count the parts that have the same values of these attributes, too")
            .example("Manufacturer,Modality")
            .optional();
    static final Key<Boolean> PSEUDONYMS = Key.bool("Pseudonyms")
            .in(ConfigFile.COMMAND_LINE)
            .describedAs("Write pseudonyms instead of PatientIDs and UIDs: a cohort to be shared, not to be retrieved")
            .defaultsTo("false");
    static final Key<Path> OUTPUT = StoreKeys.output(NAME);

    static final Schema SCHEMA = Schema.titled("What:", FILTER, GROUP_BY, OUTPUT, StoreKeys.FORMAT)
            .and(StoreKeys.STORE)
            .and(Schema.titled("Identity:", PSEUDONYMS, StoreKeys.PSEUDONYM_KEY));

    private CohortKeys() {}
}

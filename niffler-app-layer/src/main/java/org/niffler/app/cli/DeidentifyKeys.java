package org.niffler.app.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import org.niffler.config.ConfigFile;
import org.niffler.config.Key;
import org.niffler.config.Schema;
import org.niffler.deid.DeidentificationPolicy;

/** The settings of {@code deidentify}. */
final class DeidentifyKeys {

    static final Key<Path> REPORT = Key.path("Report")
            .in(ConfigFile.COMMAND_LINE)
            .describedAs(
                    "Where to write what became of each file; it names source files. Default: OUT-report.csv beside"
                            + " OUT")
            .optional();
    static final Key<Boolean> KEEP_HIERARCHY = Key.bool("KeepHierarchy")
            .in(ConfigFile.APP_LAYER)
            .describedAs("Whether new files lie in folders as the source files do, under pseudonymous names, instead of"
                    + " patient, study and series")
            .defaultsTo("false");
    static final Key<BigDecimal> USE_PROCESSES = Key.decimal("UseProcesses", "0", "1024")
            .in(ConfigFile.APP_LAYER)
            .describedAs("How many files are in work at a time; 0: one a core, 0.5: half as many")
            .defaultsTo("0");
    static final Key<Boolean> JSON = Key.bool("Json")
            .in(ConfigFile.COMMAND_LINE)
            .describedAs("Print the summary as one JSON object")
            .defaultsTo("false");

    static final Key<DeidentificationPolicy.Dates> DATES = Key.enumeration("Dates", DeidentificationPolicy.Dates.class)
            .in(ConfigFile.APP_LAYER)
            .describedAs("Which dates and times stay: none, full (as they are), or shifted (all dates of a patient by"
                    + " the same number of days)")
            .defaultsTo("shifted");
    static final Key<Boolean> RETAIN_PATIENT_CHARACTERISTICS = Key.bool("RetainPatientCharacteristics")
            .in(ConfigFile.APP_LAYER)
            .describedAs("Whether age, sex, size, weight and the like stay")
            .defaultsTo("false");
    static final Key<Boolean> RETAIN_DEVICE_IDENTITY = Key.bool("RetainDeviceIdentity")
            .in(ConfigFile.APP_LAYER)
            .describedAs("Whether serial numbers and names of scanners stay")
            .defaultsTo("false");
    static final Key<Boolean> RETAIN_INSTITUTION_IDENTITY = Key.bool("RetainInstitutionIdentity")
            .in(ConfigFile.APP_LAYER)
            .describedAs("Whether the names of the hospital and its departments stay")
            .defaultsTo("false");
    static final Key<Boolean> RETAIN_UIDS = Key.bool("RetainUids")
            .in(ConfigFile.APP_LAYER)
            .describedAs("Whether UIDs stay; who can ask the PACS for them finds the patient")
            .defaultsTo("false");
    static final Key<Boolean> RETAIN_SAFE_PRIVATE = Key.bool("RetainSafePrivate")
            .in(ConfigFile.APP_LAYER)
            .describedAs("Whether private attributes stay that are known to be numbers or codes, such as b values")
            .defaultsTo("true");

    static final Key<Boolean> ALLOW_BURNED_IN = Key.bool("AllowBurnedIn")
            .in(ConfigFile.APP_LAYER)
            .describedAs("Write images, too, that may have identity in their pixels, such as screenshots")
            .defaultsTo("false");
    static final Key<Path> BLANK_REGIONS = Key.path("BlankRegions")
            .in(ConfigFile.APP_LAYER)
            .describedAs("A file of rules which parts of which devices' images are covered")
            .optional();
    static final Key<String> BLANK_REGION = Key.text("BlankRegion")
            .in(ConfigFile.APP_LAYER)
            .describedAs(
                    "x,y,width,height; several with semicolons: what to cover in all images that would be held back")
            .example("0,0,640,40")
            .optional();

    static final Key<Path> REIDENTIFICATION = Key.path("Reidentification")
            .in(ConfigFile.COMMAND_LINE)
            .describedAs("Write an encrypted list of what was replaced by what into this file")
            .optional();
    static final Key<Path> PUBLIC_KEY = Key.path("PublicKey")
            .in(ConfigFile.COMMAND_LINE)
            .describedAs("The OpenPGP public key that the list is encrypted for; without it, the passphrase in"
                    + " NIFFLER_PASSPHRASE")
            .optional();
    static final Key<String> PASSPHRASE = Key.text("Passphrase")
            .in(ConfigFile.APP_LAYER)
            .describedAs("The passphrase of the list")
            .fromEnvironment("NIFFLER_PASSPHRASE")
            .secret()
            .optional();

    static final Key<Path> OUTPUT = Key.path("Output")
            .in(ConfigFile.COMMAND_LINE)
            .describedAs("Write the findings into this file, too")
            .optional();

    static final Schema SCHEMA = Schema.titled("The run:", REPORT, KEEP_HIERARCHY, USE_PROCESSES, JSON)
            .and(Schema.titled(
                    "Identity:",
                    StoreKeys.PSEUDONYM_KEY,
                    DATES,
                    RETAIN_PATIENT_CHARACTERISTICS,
                    RETAIN_DEVICE_IDENTITY,
                    RETAIN_INSTITUTION_IDENTITY,
                    RETAIN_UIDS,
                    RETAIN_SAFE_PRIVATE))
            .and(Schema.titled("Text in pixels:", ALLOW_BURNED_IN, BLANK_REGIONS, BLANK_REGION))
            .and(Schema.titled("Undoing it:", REIDENTIFICATION, PUBLIC_KEY, PASSPHRASE))
            .and(Schema.titled("With --check:", OUTPUT, StoreKeys.FORMAT));

    private DeidentifyKeys() {}
}

package org.niffler.png.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import org.niffler.cli.MailKeys;
import org.niffler.cli.PseudonymKey;
import org.niffler.config.ConfigFile;
import org.niffler.config.Key;
import org.niffler.config.Schema;
import org.niffler.deid.DeidentificationPolicy;
import org.niffler.png.convert.FlattenedTo;
import org.niffler.png.convert.FrameSelection;
import org.niffler.png.convert.Naming;
import org.niffler.png.convert.Shard;
import org.niffler.png.encode.PngOptions;
import org.niffler.png.image.Scaling;

/** What is set for each conversion, in config.json. */
final class PngKeys {

    static final Key<Path> DICOM_HOME = Key.path("DICOMHome")
            .describedAs("The folder with the DICOM files, which stay as they are")
            .required();
    static final Key<Path> OUTPUT_DIRECTORY = Key.path("OutputDirectory")
            .describedAs("Where pictures and tables go; made if it does not exist")
            .required();
    static final Key<Integer> DEPTH = Key.integer("Depth", -1, 1000)
            .describedAs("How many folders lie between DICOMHome and the files; -1: any number")
            .defaultsTo("0");
    static final Key<Shard> SHARD = Key.of("Shard", Shard::parse, "<i/n>")
            .describedAs("Convert the i-th of n parts only, for jobs that share the work; then the command merge")
            .example("2/8")
            .optional();
    static final Key<BigDecimal> USE_PROCESSES = Key.decimal("UseProcesses", "0", "1024")
            .describedAs("How many images are converted at a time; 0: one a core, 0.5: half as many")
            .defaultsTo("0");
    static final Key<Boolean> FROM_SCRATCH = Key.bool("FromScratch")
            .in(ConfigFile.COMMAND_LINE)
            .describedAs("Convert everything again, instead of going on where a run ended")
            .defaultsTo("false");
    static final Key<Boolean> DRY_RUN = Key.bool("DryRun")
            .in(ConfigFile.COMMAND_LINE)
            .describedAs("Only look at the headers, and say what would be converted")
            .defaultsTo("false");
    static final Key<Boolean> JSON =
            Key.bool("Json").describedAs("Print the summary as one JSON object").defaultsTo("false");

    static final Key<Boolean> PRINT_IMAGES = Key.bool("PrintImages")
            .describedAs("Whether to write pictures; if not, only the tables")
            .defaultsTo("true");
    static final Key<FlattenedTo> FLATTENED_TO_LEVEL = Key.enumeration("FlattenedToLevel", FlattenedTo.class)
            .describedAs("How deep the folders of the pictures are")
            .defaultsTo("patient");
    static final Key<Boolean> IS_16_BIT = Key.bool("is16Bit")
            .describedAs("Whether grey pictures have 16 bits a pixel, or 8")
            .defaultsTo("true");
    static final Key<Scaling> SCALING = Key.enumeration("Scaling", Scaling.class)
            .describedAs("How grey values become those of the PNG: original (0 to the largest), linear (smallest to"
                    + " largest), window (as a viewer shows them), none (stored values, 16 bits)")
            .defaultsTo("original");
    static final Key<Boolean> KEEP_PHOTOMETRIC = Key.bool("KeepPhotometric")
            .describedAs("Whether MONOCHROME1 images stay as they are stored, instead of being inverted")
            .defaultsTo("false");
    static final Key<FrameSelection> FRAMES = Key.of("Frames", FrameSelection::parse, "<first|middle|all|i-j>")
            .describedAs("Which frames of a multi-frame image become pictures, counted from 1")
            .defaultsTo("all");
    static final Key<Integer> COMPRESSION = Key.integer("Compression", PngOptions.FASTEST, PngOptions.SMALLEST)
            .describedAs("How hard PNGs are compressed: 1 fast, 9 small")
            .defaultsTo(Integer.toString(PngOptions.DEFAULT_COMPRESSION_LEVEL));
    static final Key<Boolean> LINK_FAILED = Key.bool("LinkFailed")
            .describedAs("Whether failed-dicom has links to the files instead of copies")
            .defaultsTo("false");

    static final Key<Boolean> COMMON_HEADERS_ONLY = Key.bool("CommonHeadersOnly")
            .describedAs("Whether metadata.csv leaves out columns that a tenth of the files or more do not have")
            .defaultsTo("false");
    static final Key<Boolean> PUBLIC_HEADERS_ONLY = Key.bool("PublicHeadersOnly")
            .describedAs("Whether private attributes are left out; they always are unless KeepPhi")
            .defaultsTo("true");
    static final Key<Boolean> SPECIFIC_HEADERS_ONLY = Key.bool("SpecificHeadersOnly")
            .describedAs("Whether metadata.csv has the attributes of FeatureSet only")
            .defaultsTo("false");
    static final Key<Path> FEATURE_SET = Key.path("FeatureSet")
            .describedAs("For SpecificHeadersOnly: a file with a keyword or 0xGGGGEEEE a line")
            .defaultsTo("featureset.txt");
    static final Key<Integer> SPLIT_INTO_CHUNKS = Key.integer("SplitIntoChunks", 1, 10_000)
            .describedAs("Into how many files metadata.csv and mapping.csv are cut")
            .defaultsTo("1");
    static final Key<Integer> MAX_HEADERS = Key.integer("MaxHeaders", 1, 1_000_000)
            .describedAs("A file with more columns is left out of metadata.csv, as failure 5. Default: 300, with"
                    + " private attributes 800")
            .optional();
    static final Key<Path> MAPPING = Key.path("Mapping")
            .describedAs(
                    "Where to write which file became which picture; it identifies patients. Default: mapping.csv in"
                            + " OutputDirectory")
            .optional();

    static final Key<Naming> PSEUDONYMS = Key.enumeration("Pseudonyms", Naming.class)
            .describedAs("How names are made: hmac (keyed, cannot be guessed) or sha224 (as the original; whoever has a"
                    + " list of PatientIDs can look them up)")
            .defaultsTo("hmac");
    static final Key<Path> PSEUDONYM_KEY = PseudonymKey.in(ConfigFile.MODULE);
    static final Key<DeidentificationPolicy.Dates> DATES = Key.enumeration("Dates", DeidentificationPolicy.Dates.class)
            .describedAs("Which dates and times stay: none, full (as they are), or shifted (all dates of a patient by"
                    + " the same number of days)")
            .defaultsTo("none");
    static final Key<Boolean> RETAIN_PATIENT_CHARACTERISTICS = Key.bool("RetainPatientCharacteristics")
            .describedAs("Whether age, sex, size, weight and the like stay")
            .defaultsTo("false");
    static final Key<Boolean> RETAIN_DEVICE_IDENTITY = Key.bool("RetainDeviceIdentity")
            .describedAs("Whether serial numbers and names of scanners stay")
            .defaultsTo("false");
    static final Key<Boolean> RETAIN_INSTITUTION_IDENTITY = Key.bool("RetainInstitutionIdentity")
            .describedAs("Whether the names of the hospital and its departments stay")
            .defaultsTo("false");
    static final Key<Boolean> RETAIN_UIDS = Key.bool("RetainUids")
            .describedAs("Whether UIDs stay; who can ask the PACS for them finds the patient")
            .defaultsTo("false");
    static final Key<Boolean> KEEP_PHI = Key.bool("KeepPhi")
            .describedAs("Write every attribute as it is, names of patients too")
            .defaultsTo("false");
    static final Key<Boolean> ALLOW_BURNED_IN = Key.bool("AllowBurnedIn")
            .describedAs("Write pictures, too, that may have identity in their pixels, such as screenshots")
            .defaultsTo("false");

    static final MailKeys MAIL = MailKeys.withServerIn(ConfigFile.MODULE);

    static final Schema SCHEMA = Schema.titled(
                    "The run:", DICOM_HOME, OUTPUT_DIRECTORY, DEPTH, USE_PROCESSES, SHARD, JSON, FROM_SCRATCH, DRY_RUN)
            .and(Schema.titled(
                    "Pictures:",
                    PRINT_IMAGES,
                    FLATTENED_TO_LEVEL,
                    IS_16_BIT,
                    SCALING,
                    KEEP_PHOTOMETRIC,
                    FRAMES,
                    COMPRESSION,
                    LINK_FAILED))
            .and(Schema.titled(
                    "Tables:",
                    COMMON_HEADERS_ONLY,
                    PUBLIC_HEADERS_ONLY,
                    SPECIFIC_HEADERS_ONLY,
                    FEATURE_SET,
                    MAX_HEADERS,
                    SPLIT_INTO_CHUNKS,
                    MAPPING))
            .and(Schema.titled(
                    "Identity:",
                    PSEUDONYMS,
                    PSEUDONYM_KEY,
                    DATES,
                    RETAIN_PATIENT_CHARACTERISTICS,
                    RETAIN_DEVICE_IDENTITY,
                    RETAIN_INSTITUTION_IDENTITY,
                    RETAIN_UIDS,
                    KEEP_PHI,
                    ALLOW_BURNED_IN))
            .and(MAIL.schema());

    private PngKeys() {}
}

package org.niffler.png.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.niffler.cli.PseudonymKey;
import org.niffler.cli.RealPath;
import org.niffler.cli.UseProcesses;
import org.niffler.config.ConfigException;
import org.niffler.config.Problem;
import org.niffler.config.Settings;
import org.niffler.deid.DeidentificationPolicy;
import org.niffler.dicom.DicomTag;
import org.niffler.png.convert.ConversionOptions;
import org.niffler.png.convert.Naming;
import org.niffler.png.convert.Shard;
import org.niffler.png.image.RenderOptions;
import org.niffler.png.table.FeatureSetException;
import org.niffler.png.table.FeatureSetFile;
import org.niffler.png.table.HeaderSelection;

/** Makes the options of a conversion from its settings. */
final class PngSettings {

    private PngSettings() {}

    /**
     * @param cores of this machine
     * @throws ConfigException if settings do not fit together, or folders they name are not there
     */
    static ConversionOptions options(Settings settings, int cores) {
        List<Problem> problems = new ArrayList<>();
        Path home = settings.get(PngKeys.DICOM_HOME);
        Path output = settings.get(PngKeys.OUTPUT_DIRECTORY);
        if (!Files.isDirectory(home) || !Files.isReadable(home)) {
            problems.add(new Problem("DICOMHome: " + home + " is no folder that can be read"));
        } else if (RealPath.of(home).equals(RealPath.of(output))) {
            problems.add(new Problem("OutputDirectory: must be another folder than DICOMHome"));
        }
        if (RealPath.of(PseudonymKey.path(settings, PngKeys.PSEUDONYM_KEY)).startsWith(RealPath.of(output))) {
            problems.add(new Problem(
                    "PseudonymKey: must not be within OutputDirectory: who has both can undo the" + " pseudonyms"));
        }
        if (settings.get(PngKeys.DATES) == DeidentificationPolicy.Dates.SHIFTED
                && settings.get(PngKeys.PSEUDONYMS) != Naming.HMAC) {
            problems.add(
                    new Problem("Dates: shifted needs Pseudonyms hmac: without a key, whoever knows a PatientID can"
                            + " compute its shift"));
        }
        settings.find(PngKeys.MAPPING)
                .flatMap(mapping -> MappingPlace.problem(mapping, output))
                .ifPresent(problems::add);
        HeaderSelection selection = selection(settings, problems);
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return new ConversionOptions(
                new ConversionOptions.Input(
                        home,
                        settings.get(PngKeys.DEPTH),
                        settings.find(PngKeys.SHARD).orElse(Shard.WHOLE)),
                painting(settings),
                new ConversionOptions.Identity(
                        settings.get(PngKeys.PSEUDONYMS),
                        policy(settings),
                        settings.get(PngKeys.KEEP_PHI),
                        settings.get(PngKeys.ALLOW_BURNED_IN)),
                new ConversionOptions.Headers(
                        selection,
                        settings.find(PngKeys.MAX_HEADERS).orElse(selection.mostColumns()),
                        settings.get(PngKeys.COMMON_HEADERS_ONLY),
                        settings.get(PngKeys.SPLIT_INTO_CHUNKS)),
                new ConversionOptions.Output(
                        output,
                        settings.find(PngKeys.MAPPING),
                        settings.get(PngKeys.LINK_FAILED),
                        settings.get(PngKeys.FROM_SCRATCH)),
                UseProcesses.threads(settings.get(PngKeys.USE_PROCESSES), cores));
    }

    private static ConversionOptions.Painting painting(Settings settings) {
        return new ConversionOptions.Painting(
                settings.get(PngKeys.PRINT_IMAGES),
                settings.get(PngKeys.FLATTENED_TO_LEVEL),
                settings.get(PngKeys.FRAMES),
                new RenderOptions(
                        settings.get(PngKeys.SCALING),
                        settings.get(PngKeys.IS_16_BIT) ? 16 : 8,
                        settings.get(PngKeys.KEEP_PHOTOMETRIC)),
                settings.get(PngKeys.COMPRESSION));
    }

    private static DeidentificationPolicy policy(Settings settings) {
        return DeidentificationPolicy.basic()
                .withDates(settings.get(PngKeys.DATES))
                .withPatientCharacteristics(settings.get(PngKeys.RETAIN_PATIENT_CHARACTERISTICS))
                .withDeviceIdentity(settings.get(PngKeys.RETAIN_DEVICE_IDENTITY))
                .withInstitutionIdentity(settings.get(PngKeys.RETAIN_INSTITUTION_IDENTITY))
                .withUids(settings.get(PngKeys.RETAIN_UIDS));
    }

    private static HeaderSelection selection(Settings settings, List<Problem> problems) {
        boolean withPrivate = !settings.get(PngKeys.PUBLIC_HEADERS_ONLY);
        if (!settings.get(PngKeys.SPECIFIC_HEADERS_ONLY)) {
            return new HeaderSelection(withPrivate, Optional.empty());
        }
        try {
            Set<DicomTag> tags = FeatureSetFile.read(settings.get(PngKeys.FEATURE_SET));
            return new HeaderSelection(withPrivate, Optional.of(tags));
        } catch (FeatureSetException e) {
            e.problems().forEach(problem -> problems.add(new Problem("FeatureSet: " + problem)));
        } catch (IOException e) {
            problems.add(new Problem("FeatureSet: " + settings.get(PngKeys.FEATURE_SET) + " cannot be read: " + e));
        }
        return new HeaderSelection(withPrivate, Optional.empty());
    }
}

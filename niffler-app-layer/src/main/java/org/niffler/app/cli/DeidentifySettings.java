package org.niffler.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.niffler.app.deidentify.BlankingRules;
import org.niffler.app.deidentify.DeidentifyOptions;
import org.niffler.app.openpgp.Recipient;
import org.niffler.cli.PseudonymKey;
import org.niffler.cli.RealPath;
import org.niffler.cli.UseProcesses;
import org.niffler.config.ConfigException;
import org.niffler.config.Problem;
import org.niffler.config.Settings;
import org.niffler.deid.DeidentificationPolicy;

/** Makes the options of a run from its settings, and refuses places that would give identity away. */
final class DeidentifySettings {

    private final Settings settings;
    private final Path input;
    private final Path output;
    private final List<Problem> problems = new ArrayList<>();

    DeidentifySettings(Settings settings, Path input, Path output) {
        this.settings = settings;
        this.input = input;
        this.output = output;
    }

    /**
     * The options.
     *
     * @param cores of this machine
     * @throws ConfigException if settings do not fit together
     */
    DeidentifyOptions options(boolean fromScratch, int cores) {
        checkPlaces();
        DeidentifyOptions options = new DeidentifyOptions(
                input,
                output,
                report(),
                new DeidentifyOptions.Handling(
                        policy(),
                        settings.get(DeidentifyKeys.KEEP_HIERARCHY),
                        settings.get(DeidentifyKeys.ALLOW_BURNED_IN),
                        blanking()),
                fromScratch,
                UseProcesses.threads(settings.get(DeidentifyKeys.USE_PROCESSES), cores));
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return options;
    }

    private void checkPlaces() {
        if (!Files.isReadable(input)) {
            problem("IN: " + input + " is no file or folder that can be read");
        } else if (RealPath.isWithin(output, input)) {
            problem("OUT: must not be within IN: what is shared and what must not be would be in one folder");
        } else if (RealPath.isWithin(input, output)) {
            problem("IN: must not be within OUT: what is shared and what must not be would be in one folder");
        }
        refuseInOutput(
                "PseudonymKey",
                PseudonymKey.path(settings, StoreKeys.PSEUDONYM_KEY),
                "who has both can undo the pseudonyms");
        refuseInOutput("Report", report(), "it names source files");
        refuseToReplace("Report", report());
        settings.find(DeidentifyKeys.REIDENTIFICATION).ifPresent(file -> {
            refuseInOutput("Reidentification", file, "it undoes the pseudonyms");
            refuseToReplace("Reidentification", file);
        });
    }

    /** Without its key, no later run gives the same pseudonyms; without its images, there is no later run. */
    private void refuseToReplace(String key, Path file) {
        if (RealPath.isWithin(file, PseudonymKey.path(settings, StoreKeys.PSEUDONYM_KEY))) {
            problem(key + ": must not be the file of the PseudonymKey, which it would replace");
        }
        if (RealPath.isWithin(file, input)) {
            problem(key + ": must not be within IN: it would replace what is there, or be taken for one of the images");
        }
    }

    private void refuseInOutput(String key, Path file, String why) {
        if (RealPath.isWithin(file, output)) {
            problem(key + ": must not be within OUT: " + why);
        }
    }

    private Path report() {
        return settings.find(DeidentifyKeys.REPORT).orElseGet(() -> {
            Path folder = output.toAbsolutePath().normalize();
            Path name = folder.getFileName();
            return folder.resolveSibling((name == null ? "deidentify" : name) + "-report.csv");
        });
    }

    private DeidentificationPolicy policy() {
        return DeidentificationPolicy.basic()
                .withOutput(DeidentificationPolicy.Output.OBJECTS)
                .withDates(settings.get(DeidentifyKeys.DATES))
                .withPatientCharacteristics(settings.get(DeidentifyKeys.RETAIN_PATIENT_CHARACTERISTICS))
                .withDeviceIdentity(settings.get(DeidentifyKeys.RETAIN_DEVICE_IDENTITY))
                .withInstitutionIdentity(settings.get(DeidentifyKeys.RETAIN_INSTITUTION_IDENTITY))
                .withUids(settings.get(DeidentifyKeys.RETAIN_UIDS))
                .withSafePrivate(settings.get(DeidentifyKeys.RETAIN_SAFE_PRIVATE));
    }

    private BlankingRules blanking() {
        BlankingRules rules = BlankingRules.none();
        Optional<Path> file = settings.find(DeidentifyKeys.BLANK_REGIONS);
        try {
            if (file.isPresent()) {
                rules = BlankingRules.read(file.get());
            }
        } catch (IOException e) {
            problem("BlankRegions: " + file.get() + " cannot be read");
        } catch (IllegalArgumentException e) {
            problem("BlankRegions: " + file.get() + ": " + e.getMessage());
        }
        Optional<String> regions = settings.find(DeidentifyKeys.BLANK_REGION);
        try {
            return regions.isPresent() ? rules.with(regions.get()) : rules;
        } catch (IllegalArgumentException e) {
            problem("BlankRegion: " + e.getMessage());
            return rules;
        }
    }

    /**
     * Who may read the list of what was replaced by what.
     *
     * @param now the time, for keys that expire
     * @throws ConfigException if there is nobody, or the key cannot be used
     */
    Recipient recipient(Instant now) {
        Optional<Path> key = settings.find(DeidentifyKeys.PUBLIC_KEY);
        Optional<String> passphrase = settings.find(DeidentifyKeys.PASSPHRASE);
        try {
            if (key.isPresent()) {
                return Recipient.publicKey(key.get(), now);
            }
            if (passphrase.isPresent()) {
                return Recipient.passphrase(passphrase.get());
            }
            problem("Reidentification: is written encrypted only: name a PublicKey, or set NIFFLER_PASSPHRASE");
        } catch (IOException e) {
            problem("PublicKey: " + (Files.isReadable(key.get()) ? e.getMessage() : key.get() + " cannot be read"));
        } catch (IllegalArgumentException e) {
            problem("Passphrase: " + e.getMessage());
        }
        throw new ConfigException(problems);
    }

    private void problem(String message) {
        problems.add(new Problem(message));
    }
}

package org.niffler.workflow;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.niffler.text.Nearest;

/**
 * The options of a tool that makes input, as far as a workflow may set them. Where files come from and go to, and under which
 * pseudonyms, is for the run to say.
 *
 * @param input whose options they are
 * @param allowed their names
 * @param paths which of those name files; relative ones count from the workflow's folder
 * @param refused the names of others that the tool has, each with the reason
 */
record ToolOptions(String input, List<String> allowed, Set<String> paths, Map<String, String> refused) {

    private static final String OURS = "is set by the run itself";
    private static final String KEY = "is the same for all that Niffler makes, so that pseudonyms agree";
    private static final String MAIL = "is not for runs, which tell by on-success and on-failure";

    private static final String LIST = "is for a list of which patient is which, and no run is to have one";

    static final ToolOptions PNG = new ToolOptions(
            "png",
            List.of(
                    "UseProcesses",
                    "PrintImages",
                    "FlattenedToLevel",
                    "is16Bit",
                    "Scaling",
                    "KeepPhotometric",
                    "Frames",
                    "Compression",
                    "CommonHeadersOnly",
                    "PublicHeadersOnly",
                    "SpecificHeadersOnly",
                    "FeatureSet",
                    "MaxHeaders",
                    "SplitIntoChunks",
                    "Pseudonyms",
                    "Dates",
                    "RetainPatientCharacteristics",
                    "RetainDeviceIdentity",
                    "RetainInstitutionIdentity",
                    "RetainUids",
                    "AllowBurnedIn"),
            Set.of("FeatureSet"),
            Map.ofEntries(
                    Map.entry("DICOMHome", OURS),
                    Map.entry("OutputDirectory", OURS),
                    Map.entry("Depth", OURS),
                    Map.entry("Shard", OURS),
                    Map.entry("Json", OURS),
                    Map.entry("FromScratch", OURS),
                    Map.entry("DryRun", OURS),
                    Map.entry("LinkFailed", OURS),
                    Map.entry("Mapping", OURS),
                    Map.entry("PseudonymKey", KEY),
                    Map.entry("KeepPhi", "writes the names of patients, and this input is one without identity"),
                    Map.entry("SendEmail", MAIL),
                    Map.entry("YourEmail", MAIL),
                    Map.entry("MailHost", MAIL),
                    Map.entry("MailPort", MAIL),
                    Map.entry("MailSecurity", MAIL),
                    Map.entry("MailFrom", MAIL),
                    Map.entry("MailUser", MAIL),
                    Map.entry("MailPassword", MAIL)));

    static final ToolOptions DEIDENTIFIED = new ToolOptions(
            "deidentified",
            List.of(
                    "KeepHierarchy",
                    "UseProcesses",
                    "Dates",
                    "RetainPatientCharacteristics",
                    "RetainDeviceIdentity",
                    "RetainInstitutionIdentity",
                    "RetainUids",
                    "RetainSafePrivate",
                    "AllowBurnedIn",
                    "BlankRegions",
                    "BlankRegion"),
            Set.of("BlankRegions"),
            Map.of(
                    "Report",
                    OURS,
                    "Json",
                    OURS,
                    "DryRun",
                    OURS,
                    "FromScratch",
                    OURS,
                    "Output",
                    OURS,
                    "Format",
                    OURS,
                    "PseudonymKey",
                    KEY,
                    "Reidentification",
                    LIST,
                    "PublicKey",
                    LIST,
                    "Passphrase",
                    LIST));

    /** The options as a command line has them: {@code --Scaling=window}. */
    List<String> read(JsonPart.Members options, Path folder, Findings findings) {
        List<String> read = new ArrayList<>();
        for (JsonPart.Member option : options.members()) {
            problemOf(option.key())
                    .ifPresentOrElse(
                            problem -> findings.add(option.at(), problem),
                            () -> value(option, folder)
                                    .ifPresentOrElse(
                                            value -> read.add("--" + option.key() + "=" + value),
                                            () -> findings.add(option.value().at(), notValid(option))));
        }
        return read;
    }

    private Optional<String> problemOf(String name) {
        if (allowed.contains(name)) {
            return Optional.empty();
        }
        String subject = "option '" + JsonPart.shortened(name) + "' of input " + input;
        if (refused.containsKey(name)) {
            return Optional.of(subject + " " + refused.get(name) + "; take it out");
        }
        String advice = Nearest.to(name, allowed)
                .map(nearest -> "did you mean '" + nearest + "'?")
                .orElseGet(() -> "allowed are " + String.join(", ", allowed));
        return Optional.of("unknown " + subject + "; " + advice);
    }

    private Optional<String> value(JsonPart.Member option, Path folder) {
        Optional<String> value = plain(option.value())
                .filter(text -> !text.isBlank() && TextRules.isOneLine(text) && TextRules.canBePassed(text));
        return paths.contains(option.key()) ? value.flatMap(path -> resolved(path, folder)) : value;
    }

    private static Optional<String> plain(JsonPart part) {
        if (part instanceof JsonPart.Text text) {
            return Optional.of(text.value());
        }
        if (part instanceof JsonPart.Number number) {
            return Optional.of(number.value());
        }
        return part instanceof JsonPart.Bool bool ? Optional.of(Boolean.toString(bool.value())) : Optional.empty();
    }

    private static Optional<String> resolved(String path, Path folder) {
        try {
            return Optional.of(folder.resolve(path).normalize().toString());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private String notValid(JsonPart.Member option) {
        return "option '" + option.key() + "' of input " + input + ": "
                + option.value().quoted() + " is not valid: allowed is text on one line, a number, true or false";
    }
}

package org.niffler.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.niffler.app.cohort.Cohort;
import org.niffler.app.cohort.CohortGroup;
import org.niffler.app.cohort.CohortSize;
import org.niffler.app.query.CohortFilter;
import org.niffler.app.query.CohortQuery;
import org.niffler.app.query.ShownIdentity;
import org.niffler.app.query.UnknownAttributes;
import org.niffler.app.report.CohortTables;
import org.niffler.app.report.Format;
import org.niffler.cli.CliException;
import org.niffler.cli.ExitCode;
import org.niffler.cli.Invocation;
import org.niffler.config.Settings;
import org.niffler.deid.IdentifyingAttributes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;

/** {@code cohort}: the studies that match a filter. */
@Command(
        name = CohortKeys.NAME,
        description = {
            "Finds the studies with series that match a filter, and writes a list that cold-extraction takes.",
            "",
            "The list holds PatientIDs and StudyInstanceUIDs, since it is made to be retrieved; only its owner may read"
                    + " it. --pseudonyms makes one to share."
        },
        footer = {
            "",
            "Examples:",
            "  java -jar app-layer.jar cohort --filter config/cohorts/ivc-filter.cohort --group-by Manufacturer,Modality",
            "  java -jar app-layer.jar cohort --filter 'Modality = CT and StudyDate between 20120101 and 20191231'",
            "  java -jar cold-extraction.jar --CsvFile cohort.csv " + CohortTables.TO_RETRIEVE,
            "",
            "Exit codes: 0 done; 1 a file cannot be read or written; 2 usage, configuration or filter, or no such store; 3"
                    + " the store is unreachable."
        })
public final class CohortCommand extends AppLayerCommand {

    private static final Logger LOG = LoggerFactory.getLogger(CohortCommand.class);

    private final Surroundings surroundings;

    public CohortCommand(Surroundings surroundings) {
        super(CohortKeys.SCHEMA);
        this.surroundings = surroundings;
    }

    @Override
    ExitCode execute(Settings settings, Invocation invocation) {
        CohortFilter filter = FilterOption.read(settings.get(CohortKeys.FILTER));
        List<String> groupBy = settings.find(CohortKeys.GROUP_BY).orElse(List.of());
        requireFileForGroups(settings, groupBy);
        boolean share = settings.get(CohortKeys.PSEUDONYMS);
        if (share) {
            refuseIdentity(groupBy);
        }
        ShownIdentity identity = share ? StoreKeys.pseudonyms(surroundings, settings) : ShownIdentity.asItIs();
        return StoreKeys.ask(surroundings, settings, store -> {
            CohortQuery query = new CohortQuery(store, settings.get(StoreKeys.COLLECTION), identity);
            Cohort cohort = query.find(filter, groupBy);
            warnOfUnknown(new UnknownAttributes(store, settings.get(StoreKeys.COLLECTION)), filter, groupBy);
            write(cohort, groupBy, settings, invocation, share);
            return ExitCode.ALL_DONE;
        });
    }

    /** Of what is shared, the groups must not say who is in them. */
    private static void refuseIdentity(List<String> groupBy) {
        new IdentifyingAttributes().firstOf(groupBy).ifPresent(attribute -> {
            throw new CliException(
                            ExitCode.USAGE,
                            "--group-by " + attribute + " would tell who is in the cohort (PS3.15 Table E.1-1).")
                    .withHint("Group by another attribute, or leave --pseudonyms out and keep the result to yourself.");
        });
    }

    /** The groups go into a file beside the studies'; beside what is no file, such as /dev/stdout, there is no place. */
    private static void requireFileForGroups(Settings settings, List<String> groupBy) {
        Path file = StoreKeys.output(settings, CohortKeys.OUTPUT, CohortKeys.NAME);
        if (!groupBy.isEmpty() && Files.exists(file) && !Files.isRegularFile(file)) {
            throw new CliException(
                            ExitCode.USAGE,
                            "--group-by writes a second file beside that of --output, but " + file + " is no file.")
                    .withHint("Name a file with --output, or leave --group-by out.");
        }
    }

    /** A profile that lacks an attribute looks like a cohort without patients, or with {@code not} like one of all. */
    private static void warnOfUnknown(UnknownAttributes attributes, CohortFilter filter, List<String> groupBy)
            throws IOException {
        Set<String> asked = new TreeSet<>(groupBy);
        asked.addAll(filter.attributes());
        ProfileGaps.warn(attributes, asked);
    }

    private static void write(
            Cohort cohort, List<String> groupBy, Settings settings, Invocation invocation, boolean share)
            throws IOException {
        Format format = settings.get(StoreKeys.FORMAT);
        Path file = StoreKeys.output(settings, CohortKeys.OUTPUT, CohortKeys.NAME);
        CohortTables.Written written = CohortTables.writeStudies(file, format, !share, cohort);
        CohortSize size = cohort.size();
        Written.tell(
                invocation,
                size.studies() + " studies of " + size.patients() + " patients (" + size.series() + " matching series)",
                file);
        warn(written);
        if (!groupBy.isEmpty()) {
            Path groups = CohortTables.groupsBeside(file);
            List<CohortGroup> found = cohort.groups();
            CohortTables.writeGroups(groups, format, !share, groupBy, found);
            Written.tell(invocation, found.size() + " groups by " + String.join(", ", groupBy), groups);
        }
        // What is no file, such as /dev/stdout, has no owner and cannot be read again.
        if (!share && Files.isRegularFile(file)) {
            Written.note(invocation, "It identifies patients; only you may read it.");
            if (format == Format.CSV && written.retrievable() > 0) {
                Written.note(
                        invocation,
                        "To retrieve it: java -jar cold-extraction.jar --CsvFile " + file + " "
                                + CohortTables.TO_RETRIEVE);
            }
        }
    }

    private static void warn(CohortTables.Written written) {
        if (written.withoutIdentifier() > 0) {
            LOG.warn(
                    "{} studies have no PatientID or no StudyInstanceUID in the store and cannot be retrieved",
                    written.withoutIdentifier());
        }
        if (written.pseudonymous() > 0) {
            LOG.warn(
                    "{} studies have a pseudonym as their PatientID in the store and cannot be retrieved: Collection"
                            + " names another collection, whose profile is not de-identified",
                    written.pseudonymous());
        }
    }
}

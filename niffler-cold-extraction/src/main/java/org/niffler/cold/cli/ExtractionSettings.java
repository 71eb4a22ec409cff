package org.niffler.cold.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.niffler.cli.PseudonymKey;
import org.niffler.cold.report.StudyTable;
import org.niffler.cold.request.DatePattern;
import org.niffler.cold.request.QueryColumn;
import org.niffler.cold.retrieve.Pacing;
import org.niffler.cold.retrieve.RetrievalPolicy;
import org.niffler.cold.retrieve.SeriesFilter;
import org.niffler.config.ConfigException;
import org.niffler.config.Problem;
import org.niffler.config.Settings;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.file.Durability;
import org.niffler.dicom.file.StorageOptions;
import org.niffler.dicom.file.StoragePath;
import org.niffler.notify.MailSettings;
import org.niffler.schedule.Backoff;
import org.niffler.schedule.RetrievalWindow;
import org.niffler.workflow.Workflow;
import org.niffler.workflow.WorkflowFile;

/** One extraction, parsed and checked. */
public record ExtractionSettings(
        PacsSettings pacs,
        Storage storage,
        RequestList requests,
        RetrievalPolicy policy,
        Mode mode,
        Host host,
        Optional<FollowUp> followUp) {

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /** Where and how instances are kept. */
    public record Storage(Path folder, StoragePath template, StorageOptions options) {}

    /** What is asked for. */
    public record RequestList(Path csv, List<QueryColumn> columns, DatePattern dates, boolean longAccession) {

        /** The progress of the extraction, beside its CSV. */
        public Path journal() {
            return csv.resolveSibling(csv.getFileName() + ".progress");
        }

        /** Where the original, run with the same CSV, has left its progress. */
        public Path pickle() {
            return pickleOf(csv);
        }

        static Path pickleOf(Path csv) {
            String name = csv.getFileName().toString().replaceFirst("\\.csv$", "");
            return csv.resolveSibling(name + "_mod.csv.pickle");
        }
    }

    /**
     * What the run does.
     *
     * @param listing which table of studies to write instead of retrieving
     * @param verify the folder to compare with the PACS instead of retrieving
     * @param dryRun whether to count instead of retrieving
     * @param fromScratch whether to forget what earlier runs did
     * @param report where the report goes
     * @param json whether the summary is JSON
     */
    public record Mode(
            Optional<StudyTable> listing,
            Optional<Path> verify,
            boolean dryRun,
            boolean fromScratch,
            Path report,
            boolean json) {

        /** Whether anything is retrieved at all. */
        public boolean retrieves() {
            return listing.isEmpty() && !looksOnly();
        }

        /** Whether it leaves nothing behind but what it prints and reports. */
        public boolean looksOnly() {
            return verify.isPresent() || dryRun;
        }

        /** What to do if some of the rows, of which there are so many, are not done. */
        String advice() {
            if (verify.isPresent()) {
                return "{} of {} rows are not in the folder as the PACS has them; see above. An extraction without"
                        + " --verify retrieves what is missing";
            }
            return dryRun
                    ? "{} of {} rows cannot be retrieved; see above"
                    : "[EXTRACTION FAILURE] {} of {} rows are not retrieved; see above and in the log, and run the same"
                            + " command again";
        }
    }

    /**
     * How the run behaves towards the host and the hospital.
     *
     * @param nifflerId the number in the log's name
     * @param maxProcesses how many extractions may run on this host
     * @param lockFolder where they see each other
     * @param windows when to retrieve; empty: always
     */
    public record Host(
            int nifflerId, int maxProcesses, Path lockFolder, List<RetrievalWindow> windows, Pacing.Limits limits) {

        /** The most studies that are ever asked for at once. */
        public int mostAssociations() {
            return windows.stream()
                    .mapToInt(window -> window.associations().orElse(limits.associations()))
                    .max()
                    .orElse(limits.associations());
        }
    }

    /**
     * What is run on each study that is complete.
     *
     * @param state what must be remembered of its runs
     * @param key of the pseudonyms
     * @param mail the server that takes mails about runs
     */
    public record FollowUp(
            Workflow workflow,
            Path state,
            Path output,
            Optional<Path> pngExtractionJar,
            Optional<Path> appLayerJar,
            Path key,
            Optional<MailSettings> mail) {}

    /** @throws ConfigException if settings do not fit together */
    static ExtractionSettings of(Settings settings) {
        List<Problem> problems = new ArrayList<>();
        List<QueryColumn> columns =
                ExtractionKeys.ATTRIBUTES.subList(0, settings.get(ExtractionKeys.NUMBER_OF_QUERY_ATTRIBUTES)).stream()
                        .map(keys -> keys.in(settings))
                        .toList();
        Set<DicomTag> tags = new HashSet<>();
        for (QueryColumn column : columns) {
            if (!tags.add(column.attribute().tag())) {
                problems.add(new Problem("FirstAttr, SecondAttr, ThirdAttr: "
                        + column.attribute().name() + " is asked for twice (StudyMonth is a range of StudyDate)"));
            }
        }
        Mode mode = mode(settings);
        long modes = List.of(mode.listing().isPresent(), mode.verify().isPresent(), mode.dryRun()).stream()
                .filter(on -> on)
                .count();
        if (modes > 1) {
            problems.add(new Problem("CFIND-ONLY or CFIND-DETAILED (FilePath), Verify and DryRun: only one at a time"));
        }
        StoragePath template = settings.get(ExtractionKeys.FILE_PATH).template();
        if (mode.verify().isPresent() && !template.beginsWithPatientOrStudy()) {
            problems.add(
                    new Problem("FilePath: files can be compared only where it begins with the patient or the study,"
                            + " such as {PatientID}/{StudyInstanceUID}/{SOPInstanceUID}.dcm"));
        }
        Optional<Workflow> then = settings.find(ExtractionKeys.THEN).flatMap(file -> workflow(file, problems));
        PacsSettings pacs = PacsSettings.of(settings);
        boolean retrievesHere = mode.retrieves() && pacs.receivesHere();
        if (settings.find(ExtractionKeys.THEN).isPresent() && !retrievesHere) {
            problems.add(new Problem("Then: only where studies are retrieved to this computer: not with CFIND-ONLY,"
                    + " CFIND-DETAILED, Verify, DryRun, or a DestAet elsewhere"));
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return new ExtractionSettings(
                pacs,
                new Storage(
                        mode.verify().orElse(settings.get(ExtractionKeys.STORAGE_FOLDER)),
                        template,
                        new StorageOptions(settings.get(SystemKeys.MIN_FREE_SPACE), Durability.RENAME)),
                new RequestList(
                        settings.get(ExtractionKeys.CSV_FILE),
                        columns,
                        settings.get(ExtractionKeys.DATE_FORMAT),
                        settings.get(ExtractionKeys.LONG_ACCESSION)),
                policy(settings, pacs),
                mode,
                host(settings, pacs),
                then.map(workflow -> followUp(workflow, settings)));
    }

    private static Optional<Workflow> workflow(Path file, List<Problem> problems) {
        WorkflowFile.Parsed parsed = WorkflowFile.read(file);
        parsed.problems().forEach(problem -> problems.add(new Problem("Then: " + problem)));
        return parsed.workflow();
    }

    private static FollowUp followUp(Workflow workflow, Settings settings) {
        Path csv = settings.get(ExtractionKeys.CSV_FILE);
        return new FollowUp(
                workflow,
                settings.find(ExtractionKeys.WORKFLOW_STATE)
                        .orElse(csv.resolveSibling(csv.getFileName() + ".workflow")),
                settings.get(ExtractionKeys.WORKFLOW.output()),
                settings.find(ExtractionKeys.WORKFLOW.pngExtractionJar()),
                settings.find(ExtractionKeys.WORKFLOW.appLayerJar()),
                PseudonymKey.path(settings, ExtractionKeys.PSEUDONYM_KEY),
                ExtractionKeys.MAIL
                        .server()
                        .server(settings, Optional.of(settings.get(ExtractionKeys.MAIL.yourEmail()))));
    }

    private static Host host(Settings settings, PacsSettings pacs) {
        Optional<Integer> perHour = settings.find(SystemKeys.INSTANCES_PER_HOUR);
        Pacing.Limits limits = new Pacing.Limits(
                pacs.associations(),
                settings.get(SystemKeys.PAUSE),
                perHour.map(OptionalInt::of).orElse(OptionalInt.empty()),
                settings.get(SystemKeys.GRACE));
        return new Host(
                settings.get(SystemKeys.NIFFLER_ID),
                settings.get(SystemKeys.MAX_NIFFLER_PROCESSES),
                settings.get(SystemKeys.LOCK_FOLDER),
                windows(settings),
                limits);
    }

    private static List<RetrievalWindow> windows(Settings settings) {
        if (settings.get(ExtractionKeys.NOW)) {
            return List.of();
        }
        Optional<List<RetrievalWindow>> windows = settings.find(SystemKeys.WINDOWS);
        int start = settings.get(SystemKeys.START_HOUR);
        int end = settings.get(SystemKeys.END_HOUR);
        if (windows.isPresent() || !settings.get(SystemKeys.NIGHTLY_ONLY) || start == end) {
            return windows.orElse(List.of());
        }
        return List.of(RetrievalWindow.daily(LocalTime.of(start, 0), LocalTime.of(end, 0)));
    }

    private static Mode mode(Settings settings) {
        Path csv = settings.get(ExtractionKeys.CSV_FILE);
        String report = settings.find(ExtractionKeys.VERIFY).isPresent() ? ".verify.csv" : ".report.csv";
        return new Mode(
                settings.get(ExtractionKeys.FILE_PATH).listing(),
                settings.find(ExtractionKeys.VERIFY),
                settings.get(ExtractionKeys.DRY_RUN),
                settings.get(ExtractionKeys.FROM_SCRATCH),
                settings.find(ExtractionKeys.REPORT).orElse(csv.resolveSibling(csv.getFileName() + report)),
                settings.get(ExtractionKeys.JSON));
    }

    private static RetrievalPolicy policy(Settings settings, PacsSettings pacs) {
        Set<String> modalities = settings.find(ExtractionKeys.MODALITY)
                .map(list -> Arrays.stream(list.split(","))
                        .map(String::strip)
                        .filter(modality -> !modality.isEmpty())
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
        return new RetrievalPolicy(
                settings.get(ExtractionKeys.LEVEL),
                new SeriesFilter(modalities, settings.find(ExtractionKeys.SERIES_DESCRIPTION)),
                settings.get(ExtractionKeys.RETRIES),
                new Backoff(settings.get(ExtractionKeys.RETRY_PAUSE), LONGEST_PAUSE, 1),
                settings.get(ExtractionKeys.ARRIVAL_TIMEOUT),
                !pacs.receivesHere());
    }
}

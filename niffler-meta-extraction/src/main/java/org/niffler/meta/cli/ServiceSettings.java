package org.niffler.meta.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.niffler.cli.NetworkKeys;
import org.niffler.cli.PseudonymKey;
import org.niffler.cli.SecurityKeys;
import org.niffler.config.ConfigException;
import org.niffler.config.Problem;
import org.niffler.config.Settings;
import org.niffler.dicom.AeTitle;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.LocalAe;
import org.niffler.dicom.NetworkSettings;
import org.niffler.dicom.SecuritySettings;
import org.niffler.dicom.file.StorageOptions;
import org.niffler.dicom.file.StoragePath;
import org.niffler.meta.retention.RetentionPolicy;
import org.niffler.meta.series.InstanceChoice;
import org.niffler.notify.MailSettings;
import org.niffler.schedule.Recurrence;

/** The service, parsed and checked. */
public record ServiceSettings(
        Receiving receiving,
        Storage storage,
        Extraction extraction,
        Cleaning cleaning,
        Workflows workflows,
        Operations operations) {

    /**
     * Who may send, and how.
     *
     * @param allowedHosts as they were written
     */
    public record Receiving(
            LocalAe ae,
            Set<AeTitle> allowedCallers,
            List<String> allowedHosts,
            int maxAssociations,
            NetworkSettings network,
            SecuritySettings security) {}

    /** Where instances and what must be remembered are kept. */
    public record Storage(Path folder, StoragePath template, StorageOptions options, Path state) {}

    /**
     * What becomes of headers.
     *
     * @param key of the pseudonyms
     * @param mongoUri empty means the embedded store
     */
    public record Extraction(
            Path profiles,
            InstanceChoice instances,
            Duration seriesQuiet,
            Duration studyQuiet,
            Duration sweepEvery,
            Path key,
            Optional<String> mongoUri) {}

    /** What is deleted, and when. */
    public record Cleaning(Recurrence clearAt, RetentionPolicy policy, Duration remember) {

        /** Whether series are deleted for want of room, and not at a time of day. */
        public boolean bySize() {
            return policy instanceof RetentionPolicy.MaxStorage;
        }
    }

    /**
     * What is run on what arrives.
     *
     * @param folder of the workflows; there may be none
     * @param pngExtractionJar empty means the one beside our own
     * @param mail the server that takes mails about runs
     */
    public record Workflows(
            Path folder,
            Path output,
            Optional<Path> pngExtractionJar,
            Optional<Path> appLayerJar,
            Optional<MailSettings> mail) {}

    /**
     * How the service is watched.
     *
     * @param port 0 means not by HTTP
     */
    public record Operations(String host, int port, Path log) {}

    /** @throws ConfigException if settings do not fit together */
    static ServiceSettings of(Settings settings, Optional<String> mongoUri) {
        List<Problem> problems = new ArrayList<>();
        StoragePath template = settings.get(MetaKeys.FILE_PATH);
        if (template.depthOf(DicomTag.SERIES_INSTANCE_UID).isEmpty()) {
            problems.add(new Problem("FilePath: '" + template
                    + "' gives the series no folder of its own, but a series is"
                    + " what is extracted and deleted; name a folder by {0020000E}, such as " + StoragePath.DEFAULT));
        }
        if (settings.get(MetaKeys.SWEEP_EVERY).compareTo(Duration.ofSeconds(1)) < 0) {
            problems.add(new Problem("SweepEvery: at least 1s; a sweep looks at every series in the storage"));
        }
        Optional<Integer> keepDays = settings.find(MetaKeys.KEEP_DAYS);
        Optional<Long> maxStorage = settings.find(MetaKeys.MAX_STORAGE);
        if (keepDays.isPresent() && maxStorage.isPresent()) {
            problems.add(new Problem("KeepDays and MaxStorage: only one of them; KeepDays deletes by age every night,"
                    + " MaxStorage by size whenever it is needed"));
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return new ServiceSettings(
                receiving(settings),
                new Storage(
                        settings.get(MetaKeys.STORAGE_FOLDER),
                        template,
                        new StorageOptions(settings.get(MetaKeys.MIN_FREE), settings.get(MetaKeys.DURABILITY)),
                        settings.get(MetaKeys.STATE_FOLDER)),
                new Extraction(
                        settings.get(MetaKeys.PROFILES_FOLDER),
                        settings.get(MetaKeys.INSTANCES),
                        settings.get(MetaKeys.SERIES_QUIET),
                        settings.get(MetaKeys.STUDY_QUIET),
                        settings.get(MetaKeys.SWEEP_EVERY),
                        PseudonymKey.path(settings, MetaKeys.PSEUDONYM_KEY),
                        mongoUri.or(() -> settings.find(MetaKeys.MONGO_URI))),
                new Cleaning(
                        settings.get(MetaKeys.CLEAR_AT), policy(keepDays, maxStorage), settings.get(MetaKeys.REMEMBER)),
                new Workflows(
                        settings.get(MetaKeys.WORKFLOWS_FOLDER),
                        settings.get(MetaKeys.WORKFLOWS.output()),
                        settings.find(MetaKeys.WORKFLOWS.pngExtractionJar()),
                        settings.find(MetaKeys.WORKFLOWS.appLayerJar()),
                        MetaKeys.MAIL.server(settings, Optional.empty())),
                new Operations(
                        settings.get(MetaKeys.OPERATIONS_HOST),
                        settings.get(MetaKeys.OPERATIONS_PORT),
                        settings.get(MetaKeys.LOG_FILE)));
    }

    private static Receiving receiving(Settings settings) {
        NetworkSettings usual = NetworkSettings.defaults();
        NetworkSettings network = new NetworkSettings(
                usual.connectTimeout(),
                settings.get(NetworkKeys.ACCEPT_TIMEOUT),
                usual.releaseTimeout(),
                usual.responseTimeout(),
                usual.retrieveTimeout(),
                settings.get(NetworkKeys.IDLE_TIMEOUT),
                settings.get(NetworkKeys.MAX_PDU_LENGTH));
        return new Receiving(
                settings.get(MetaKeys.QUERY_AET),
                settings.find(MetaKeys.ALLOWED_CALLERS).orElse(Set.of()),
                settings.find(MetaKeys.ALLOWED_HOSTS).orElse(List.of()),
                settings.get(MetaKeys.MAX_ASSOCIATIONS),
                network,
                SecurityKeys.in(settings));
    }

    private static RetentionPolicy policy(Optional<Integer> keepDays, Optional<Long> maxStorage) {
        return keepDays.<RetentionPolicy>map(RetentionPolicy.KeepDays::new)
                .or(() -> maxStorage.map(RetentionPolicy.MaxStorage::new))
                .orElseGet(RetentionPolicy.Everything::new);
    }
}

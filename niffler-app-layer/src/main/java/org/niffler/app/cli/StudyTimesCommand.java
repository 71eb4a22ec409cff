package org.niffler.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.niffler.app.query.Days;
import org.niffler.app.query.ShownIdentity;
import org.niffler.app.query.StudyTimesQuery;
import org.niffler.app.report.Table;
import org.niffler.cli.ExitCode;
import org.niffler.cli.Invocation;
import org.niffler.config.Key;
import org.niffler.config.Schema;
import org.niffler.config.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;

/** {@code study-times}: when studies were made. */
@Command(
        name = "study-times",
        description = "Lists the studies of some days with their earliest and latest acquisition.",
        footer = {
            "",
            "Examples:",
            "  java -jar app-layer.jar study-times --date 20200601",
            "  java -jar app-layer.jar study-times --from 20200601 --to 20200630 --modality MR --format json",
            "",
            "Exit codes: 0 done; 2 usage or configuration, or no such store; 3 the store is unreachable."
        })
public final class StudyTimesCommand extends AppLayerCommand {

    private static final String NAME = "study-times";
    private static final Key<Path> OUTPUT = StoreKeys.output(NAME);
    static final Schema SCHEMA = DayKeys.SCHEMA
            .and(Schema.titled("What:", StoreKeys.MODALITY, OUTPUT, StoreKeys.FORMAT))
            .and(StoreKeys.STORE)
            .and(StoreKeys.IDENTITY);

    private static final List<String> COLUMNS = List.of(
            "Study",
            "Earliest Acquisition Date",
            "Earliest Acquisition Time",
            "Latest Acquisition Date",
            "Latest Acquisition Time");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss");

    private static final Logger LOG = LoggerFactory.getLogger(StudyTimesCommand.class);

    private final Surroundings surroundings;

    public StudyTimesCommand(Surroundings surroundings) {
        super(SCHEMA);
        this.surroundings = surroundings;
    }

    @Override
    ExitCode execute(Settings settings, Invocation invocation) {
        Days days = DayKeys.of(settings);
        ShownIdentity identity = StoreKeys.identity(surroundings, settings);
        Path output = StoreKeys.output(settings, OUTPUT, NAME);
        return StoreKeys.ask(surroundings, settings, store -> {
            StudyTimesQuery query = new StudyTimesQuery(store, settings.get(StoreKeys.COLLECTION), identity);
            List<String> modalities = settings.find(StoreKeys.MODALITY).orElse(List.of());
            try (Table table = Table.create(output, settings.get(StoreKeys.FORMAT), identity.identifies(), COLUMNS)) {
                long studies = 0;
                long withoutTime = 0;
                for (LocalDate day : days) {
                    StudyTimesQuery.Found found = query.on(day, modalities);
                    studies += write(found.studies(), table);
                    withoutTime += found.withoutTime();
                }
                table.complete();
                Written.tell(invocation, studies + " studies", output);
                if (withoutTime > 0) {
                    LOG.warn("{} studies are left out: they tell no AcquisitionTime", withoutTime);
                }
            }
            return ExitCode.ALL_DONE;
        });
    }

    private static int write(List<StudyTimesQuery.StudyTimes> studies, Table table) throws IOException {
        for (StudyTimesQuery.StudyTimes study : studies) {
            table.row(List.of(
                    study.study(),
                    study.earliest().format(DateTimeFormatter.BASIC_ISO_DATE),
                    study.earliest().format(TIME),
                    study.latest().format(DateTimeFormatter.BASIC_ISO_DATE),
                    study.latest().format(TIME)));
        }
        return studies.size();
    }
}

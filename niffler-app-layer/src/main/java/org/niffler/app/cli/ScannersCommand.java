package org.niffler.app.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import org.niffler.app.query.ScannerQuery;
import org.niffler.app.report.Table;
import org.niffler.cli.ExitCode;
import org.niffler.cli.Invocation;
import org.niffler.config.Key;
import org.niffler.config.Schema;
import org.niffler.config.Settings;
import picocli.CommandLine.Command;

/** {@code scanners}: which there are. */
@Command(
        name = "scanners",
        description = "Lists the scanners that made images: station, institution, serial number, manufacturer, model.",
        footer = {
            "",
            "Examples:",
            "  java -jar app-layer.jar scanners --modality CT --since 20200101",
            "  java -jar app-layer.jar scanners --output /dev/stdout --quiet",
            "",
            "Exit codes: 0 done; 1 a file cannot be read or written; 2 usage or configuration, or no such store; 3 the"
                    + " store is unreachable."
        })
public final class ScannersCommand extends AppLayerCommand {

    private static final String NAME = "scanners";
    private static final Key<LocalDate> SINCE =
            DayKeys.key("Since", "Only what made images of studies of this day or later");
    private static final Key<Path> OUTPUT = StoreKeys.output(NAME);
    static final Schema SCHEMA = Schema.titled("What:", StoreKeys.MODALITY, SINCE, OUTPUT, StoreKeys.FORMAT)
            .and(StoreKeys.STORE);

    private static final List<String> COLUMNS =
            List.of("StationName", "InstitutionName", "DeviceSerialNumber", "Manufacturer", "ManufacturerModelName");

    private final Surroundings surroundings;

    public ScannersCommand(Surroundings surroundings) {
        super(SCHEMA);
        this.surroundings = surroundings;
    }

    @Override
    ExitCode execute(Settings settings, Invocation invocation) {
        Path output = StoreKeys.output(settings, OUTPUT, NAME);
        return StoreKeys.ask(surroundings, settings, store -> {
            SortedSet<ScannerQuery.Device> devices = new ScannerQuery(store, settings.get(StoreKeys.COLLECTION))
                    .find(settings.find(StoreKeys.MODALITY).orElse(List.of()), settings.find(SINCE));
            try (Table table = Table.create(output, settings.get(StoreKeys.FORMAT), false, COLUMNS)) {
                for (ScannerQuery.Device device : devices) {
                    table.row(List.of(
                            device.stationName(),
                            device.institutionName(),
                            device.deviceSerialNumber(),
                            device.manufacturer(),
                            device.manufacturerModelName()));
                }
                table.complete();
            }
            Written.tell(invocation, devices.size() + " scanners", output);
            return ExitCode.ALL_DONE;
        });
    }
}

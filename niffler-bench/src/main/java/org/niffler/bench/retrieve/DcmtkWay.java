package org.niffler.bench.retrieve;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.niffler.bench.jar.MeasuredProcess;

/** DCMTK's tools into DCMTK's {@code storescp}, which runs all the time. */
public enum DcmtkWay implements Way {
    MOVE_EACH("movescu into storescp, a process for each study") {
        @Override
        List<List<String>> commands(Hospital hospital, Path folder) {
            return hospital.studies().list().stream()
                    .map(study -> DcmtkCommands.move(hospital, "-k", "StudyInstanceUID=" + study.uid()))
                    .toList();
        }
    },
    MOVE_ALL("movescu into storescp, one association with a query file for each study") {
        @Override
        List<List<String>> commands(Hospital hospital, Path folder) throws IOException {
            return List.of(DcmtkCommands.move(hospital, DcmtkCommands.queryFiles(hospital.studies(), folder)));
        }
    },
    SEND("storescu straight into storescp (the bound)") {
        @Override
        List<List<String>> commands(Hospital hospital, Path folder) {
            return List.of(DcmtkCommands.send(hospital));
        }
    };

    private final String label;

    DcmtkWay(String label) {
        this.label = label;
    }

    /** One process after the other. */
    abstract List<List<String>> commands(Hospital hospital, Path folder) throws IOException;

    @Override
    public String label() {
        return label;
    }

    @Override
    public Brought bring(Hospital hospital, Path folder) throws IOException, InterruptedException {
        List<List<String>> commands = commands(hospital, folder);
        Duration processes = Duration.ZERO;
        for (List<String> command : commands) {
            processes = processes.plus(
                    MeasuredProcess.run(command, hospital.sockets().environment(), folder)
                            .duration());
        }
        return new Brought(processes, Optional.empty(), hospital.takeStored(folder.resolve("stored")));
    }
}

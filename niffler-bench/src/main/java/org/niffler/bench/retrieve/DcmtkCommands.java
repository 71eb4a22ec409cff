package org.niffler.bench.retrieve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.aoju.bus.image.galaxy.io.ImageOutputStream;
import org.niffler.bench.images.Studies;
import org.niffler.bench.images.Study;
import org.niffler.testkit.peer.PeerAddress;

/** The command lines of DCMTK's tools. */
final class DcmtkCommands {

    private DcmtkCommands() {}

    /** {@code movescu} at study level, from Orthanc to {@code storescp}. */
    static List<String> move(Hospital hospital, String... queries) {
        Stream<String> command = Stream.of("movescu", "--study", "--move", Hospital.STORE);
        Stream<String> level = Stream.of("-k", "QueryRetrieveLevel=STUDY");
        return Stream.of(command, to(hospital.pacs()), level, Stream.of(queries))
                .flatMap(part -> part)
                .toList();
    }

    /** {@code storescu} of all files. */
    static List<String> send(Hospital hospital) {
        Stream<String> files = hospital.studies().batch().files().stream().map(Path::toString);
        return Stream.of(Stream.of("storescu"), to(hospital.store()), files)
                .flatMap(part -> part)
                .toList();
    }

    private static Stream<String> to(PeerAddress peer) {
        return Stream.of("--aetitle", Hospital.STORE, "--call", peer.aet(), peer.host(), Integer.toString(peer.port()));
    }

    /** Writes what {@code movescu} reads, a file for each study. */
    static String[] queryFiles(Studies studies, Path folder) throws IOException {
        Path queries = Files.createDirectory(folder.resolve("queries"));
        for (Study study : studies.list()) {
            Attributes keys = new Attributes();
            keys.setString(Tag.QueryRetrieveLevel, VR.CS, "STUDY");
            keys.setString(Tag.StudyInstanceUID, VR.UI, study.uid());
            Path file = queries.resolve(study.accessionNumber());
            try (ImageOutputStream out =
                    new ImageOutputStream(Files.newOutputStream(file), UID.ExplicitVRLittleEndian)) {
                out.writeDataset(null, keys);
            }
        }
        return studies.list().stream()
                .map(study -> queries.resolve(study.accessionNumber()).toString())
                .toArray(String[]::new);
    }
}

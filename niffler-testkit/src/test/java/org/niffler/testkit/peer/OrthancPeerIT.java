package org.niffler.testkit.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.process.ProcessResult;

@NeedsPeer({"Orthanc", "storescp", "movescu", "echoscu"})
class OrthancPeerIT {

    @TempDir
    private Path folder;

    @Test
    void movesWhatWasUploadedToAModalityItKnows() {
        TinyImage.write(folder, 1);
        TinyImage.write(folder, 2);
        try (StorescpPeer destination = StorescpPeer.start("STORE");
                OrthancPeer pacs = OrthancPeer.start("ORTHANC", destination.address())) {
            assertThat(pacs.upload(folder)).isEqualTo(2);
            assertThat(pacs.statistics()).isEqualTo(new OrthancPeer.Statistics(1, 1, 1, 2));

            ProcessResult moved = DcmtkTools.calling("STORE")
                    .call(
                            "movescu",
                            pacs.address(),
                            "-S",
                            "-aem",
                            "STORE",
                            "-k",
                            "QueryRetrieveLevel=STUDY",
                            "-k",
                            "StudyInstanceUID=" + TinyImage.STUDY_UID);

            assertThat(moved.exitCode()).as(moved + pacs.log()).isZero();
            assertThat(destination.received()).hasSize(2);
        }
    }

    @Test
    void saysWhichFileItRefuses() throws IOException {
        Path text = Files.writeString(folder.resolve("no-image.dcm"), "not DICOM");
        try (OrthancPeer pacs = OrthancPeer.start("ORTHANC")) {
            assertThat(DcmtkTools.calling("ANY").echo(pacs.address()).exitCode())
                    .isZero();
            assertThatThrownBy(() -> pacs.upload(text))
                    .hasMessageStartingWith("Orthanc refused " + text + ": HTTP 400");
        }
    }
}

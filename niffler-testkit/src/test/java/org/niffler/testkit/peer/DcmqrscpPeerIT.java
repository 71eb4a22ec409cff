package org.niffler.testkit.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.process.ProcessFailed;
import org.niffler.testkit.process.ProcessResult;

@NeedsPeer({"dcmqrscp", "storescp", "dcmsend", "findscu", "movescu"})
class DcmqrscpPeerIT {

    private final DcmtkTools tools = DcmtkTools.calling("TESTER");

    @TempDir
    private Path folder;

    @Test
    void findsWhatWasLoaded() {
        TinyImage.write(folder, 1);
        try (DcmqrscpPeer pacs = DcmqrscpPeer.start("ARCHIVE")) {
            pacs.load(folder);

            ProcessResult found = tools.call(
                    "findscu",
                    pacs.address(),
                    "-S",
                    "-k",
                    "QueryRetrieveLevel=STUDY",
                    "-k",
                    "PatientID=TINY-1",
                    "-k",
                    "StudyInstanceUID");

            assertThat(found.exitCode()).as(found.toString()).isZero();
            assertThat(found.out() + found.err()).contains(TinyImage.STUDY_UID);
        }
    }

    @Test
    void movesToItsDestinations() {
        TinyImage.write(folder, 1);
        TinyImage.write(folder, 2);
        try (StorescpPeer destination = StorescpPeer.start("STORE");
                DcmqrscpPeer pacs = DcmqrscpPeer.start("ARCHIVE", destination.address())) {
            pacs.load(folder);

            ProcessResult moved = tools.call(
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
    void saysWhenItDoesNotTakeAFile() throws IOException {
        Path text = Files.writeString(folder.resolve("no-image.dcm"), "not DICOM");
        try (DcmqrscpPeer pacs = DcmqrscpPeer.start("ARCHIVE")) {
            assertThatThrownBy(() -> pacs.load(text))
                    .isInstanceOf(ProcessFailed.class)
                    .hasMessageStartingWith("dcmqrscp did not take the files.");
        }
    }
}

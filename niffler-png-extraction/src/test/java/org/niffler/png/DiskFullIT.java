package org.niffler.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.fixture.SyntheticStudy;

/** An output disk that runs full while images are converted: a small one, which is mounted for it. */
class DiskFullIT {

    private static final int IMAGES = 30;

    @TempDir
    private Path folder;

    private Path disk;
    private PngRun run;

    @BeforeEach
    void mountDisk() throws Exception {
        run = new PngRun(folder);
        disk = Files.createDirectory(run.output());
        assumeTrue(command("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk.toString()), "may not mount a disk");
    }

    @AfterEach
    void unmountDisk() throws Exception {
        command("umount", "-l", disk.toString()); // our log in it is still open
    }

    @Test
    void saysThatTheDiskIsFullKeepsWhatIsFinishedAndGoesOnWhenThereIsRoom() throws Exception {
        SyntheticStudy.ct("P1").instances(IMAGES).size(512, 512).writeTo(run.home());

        PngRun.Result full = run.start();

        assertThat(full.exitCode()).isEqualTo(1);
        assertThat(full.err())
                .contains(
                        "The conversion ended early: ",
                        "No space left on device",
                        "What is finished stays. Run the same command again to go on.");
        assertThat(run.output().resolve("metadata.csv")).doesNotExist();

        assertThat(command("mount", "-o", "remount,size=64m", disk.toString())).isTrue();
        PngRun.Result resumed = run.start();

        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(resumed.out()).contains("files:     30 (30 converted), ", " of them by an earlier run");
        assertThat(run.pictures()).hasSize(IMAGES);
        assertThat(run.column("metadata.csv", "file")).containsExactlyInAnyOrderElementsOf(run.pictures());
    }

    private static boolean command(String... command) throws Exception {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}

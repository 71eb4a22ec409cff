package org.niffler.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(value = OS.LINUX, disabledReason = "uses setsid, nice and prlimit of Linux")
class ProcessGroupsTest {

    private static final int TAIL = 64 * 1024;

    @TempDir
    Path folder;

    private final ProcessGroups processes = new ProcessGroups(System.getenv(), Duration.ofMillis(300));
    private Scripts scripts;

    @BeforeEach
    void prepare() {
        scripts = new Scripts(folder);
    }

    @Test
    void saysHowAProgramEndedAndWhatItSaid() throws Exception {
        scripts.write("program.sh", "echo result; echo trouble >&2; exit 3");

        ChildEnd end = processes.run(scripts.child("./program.sh"));

        assertThat(end.exit()).isEqualTo(OptionalInt.of(3));
        assertThat(end.timedOut()).isFalse();
        assertThat(end.outputTail()).isEqualTo("result\n");
        assertThat(end.errorTail()).isEqualTo("trouble\n");
        assertThat(end.took()).isPositive();
    }

    @Test
    void handsArgumentsOverUnchanged() throws Exception {
        List<String> arguments = List.of(
                "a b", "two\nlines", "'single'", "\"double\"", "$(touch x)", "`touch x`", "*", "", "-n", "--", "ä");
        scripts.write("program.sh", "for a in \"$@\"; do printf '%s\\0' \"$a\"; done");
        List<String> command = new ArrayList<>(List.of("./program.sh"));
        command.addAll(arguments);

        for (ProcessGroups any : List.of(processes, withoutPrlimit())) {
            ChildEnd end = any.run(
                    Scripts.limited(scripts.child(command.toArray(String[]::new)), 5, OptionalLong.of(1L << 30)));

            assertThat(end.outputTail().split("\0", -1)).startsWith(arguments.toArray(String[]::new));
        }
        assertThat(folder.resolve("x")).doesNotExist();
    }

    @Test
    void startsAProgramInItsFolderWithNothingToRead() throws Exception {
        ChildEnd end = processes.run(scripts.child("sh", "-c", "pwd; cat; readlink /proc/self/fd/0"));

        assertThat(end.outputTail()).isEqualTo(folder.toRealPath() + "\n/dev/null\n");
    }

    @Test
    void showsAProgramNothingOfOurEnvironmentButWhatEveryProgramNeeds() throws Exception {
        Map<String, String> ours = Map.of(
                "PATH", System.getenv("PATH"),
                "HOME", "/home/niffler",
                "LANG", "C.UTF-8",
                "NIFFLER_MONGO_PASSWORD", "secret",
                "LD_LIBRARY_PATH", "/nowhere");
        Child child = scripts.child("env");
        Map<String, String> its = Map.of("MODEL", "b c", "HOME", "/elsewhere", ChildProcesses.MARK, "another");
        Child withOwn =
                new Child(child.command(), folder, its, child.mark(), child.timeout(), child.nice(), child.memory());

        ChildEnd end = new ProcessGroups(ours).run(withOwn);

        assertThat(end.outputTail().lines())
                .containsExactlyInAnyOrder(
                        "PATH=" + System.getenv("PATH"),
                        "HOME=/elsewhere",
                        "LANG=C.UTF-8",
                        "MODEL=b c",
                        "NIFFLER_RUN=" + child.mark());
    }

    @Test
    void letsAProgramLeadItsOwnGroupAndSession() throws Exception {
        ChildEnd end = processes.run(scripts.child("sh", "-c", "echo $$; cut -d' ' -f5,6 /proc/$$/stat"));

        String[] lines = end.outputTail().split("\n");
        assertThat(lines[1]).isEqualTo(lines[0] + " " + lines[0]);
    }

    @Test
    void makesAProgramStandBack() throws Exception {
        int ours = Integer.parseInt(
                processes.run(scripts.child("nice")).outputTail().strip());

        ChildEnd end = processes.run(Scripts.limited(scripts.child("nice"), 7, OptionalLong.empty()));

        assertThat(end.outputTail().strip()).isEqualTo(Integer.toString(Math.min(19, ours + 7)));
    }

    @Test
    void letsTheSessionOfAProgramStandBackAndNotOurs() throws Exception {
        Path ours = Path.of("/proc/self/autogroup");
        assumeTrue(Files.exists(ours), "this Linux does not group processes by session");
        String before = Files.readString(ours);
        // Others of this machine may be changed meanwhile, which makes us wait.
        String waits =
                "n=0; while grep -q 'nice 0$' /proc/self/autogroup && [ $n -lt 200 ]; do sleep 0.05; n=$((n+1)); done;"
                        + " cat /proc/self/autogroup";

        ChildEnd end = processes.run(Scripts.limited(scripts.child("sh", "-c", waits), 7, OptionalLong.empty()));

        assertThat(end.outputTail()).endsWith(" nice 7\n");
        assertThat(Files.readString(ours)).isEqualTo(before);
        assertThat(processes
                        .run(Scripts.limited(scripts.child("cat", "/proc/self/autogroup"), 0, OptionalLong.empty()))
                        .outputTail())
                .endsWith(" nice 0\n");
    }

    @Test
    void refusesMemoryBeyondTheLimit() throws Exception {
        // The shell builds a string of 200 MB in its memory.
        String greedy = "x=$(head -c 200000000 /dev/zero | tr '\\0' x); echo ${#x}";
        Child free = scripts.child("sh", "-c", greedy);
        OptionalLong limit = OptionalLong.of(100L << 20);

        assertThat(processes.run(free).outputTail()).isEqualTo("200000000\n");
        for (ProcessGroups any : List.of(processes, withoutPrlimit())) {
            ChildEnd end = any.run(Scripts.limited(scripts.child("sh", "-c", greedy), 0, limit));

            assertThat(end.exit()).isNotEqualTo(OptionalInt.of(0));
            assertThat(end.outputTail()).isEmpty();
        }
    }

    @Test
    void runsProgramsWhereNothingToLimitThemIsInstalled() throws Exception {
        Path bare = Files.createDirectory(folder.resolve("bare"));
        ProcessGroups poor = new ProcessGroups(Map.of("PATH", bare.toString()), Duration.ofMillis(300));
        String mark = leaveChildren(poor);

        ChildEnd end = poor.run(Scripts.limited(scripts.child("/bin/echo", "here"), 5, OptionalLong.of(1L << 30)));

        assertThat(end.outputTail()).isEqualTo("here\n");
        assertThat(Scripts.carriers(mark)).isEmpty();
    }

    @Test
    void keepsTheLastOfWhatIsPrintedFromAWholeCharacterOn() throws Exception {
        // 40,000 characters of three bytes: 65,536 is no multiple of three.
        String talker = "i=0; while [ $i -lt 40000 ]; do printf '€'; i=$((i+1)); done; printf '\\377!' ";

        String said = processes.run(scripts.child("sh", "-c", talker)).outputTail();

        assertThat(said).startsWith("€").endsWith("€\uFFFD!").doesNotContain("\uFFFD€");
        assertThat(said.length()).isEqualTo((TAIL - 2) / 3 + 2);
    }

    @Test
    void readsAGigabyteInLittleMemory() throws Exception {
        Process small = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        "-Dlogback.configurationFile=" + System.getProperty("logback.configurationFile", ""),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ListenerProgram.class.getName(),
                        folder.toString(),
                        "head -c 1000000000 /dev/zero | tr '\\0' x; echo; echo the end; echo the end >&2")
                .redirectErrorStream(true)
                .start();

        assertThat(new String(small.getInputStream().readAllBytes())).isEqualTo("0 65536 the end the end\n");
        assertThat(small.waitFor()).isZero();
    }

    @Test
    void saysWhichSignalEndedAProgram() throws Exception {
        ChildEnd end = processes.run(scripts.child("sh", "-c", "kill -SEGV $$"));

        assertThat(ExitStatus.describe(end.exit().getAsInt()))
                .isEqualTo("was ended by SIGSEGV (11); it crashed, perhaps for want of memory");
    }

    @Test
    void runsFiftyAtOnce() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(50);
        try {
            List<Future<ChildEnd>> ends = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                String which = Integer.toString(i);
                ends.add(pool.submit(() -> processes.run(scripts.child("sh", "-c", "echo $0; exit $0", which))));
            }
            for (int i = 0; i < 50; i++) {
                assertThat(ends.get(i).get().exit()).isEqualTo(OptionalInt.of(i));
                assertThat(ends.get(i).get().outputTail()).isEqualTo(i + "\n");
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private String leaveChildren(ProcessGroups any) throws Exception {
        Child child = scripts.child("/bin/sh", "-c", "PATH=/bin:/usr/bin; setsid sleep 600 & sleep 600 & echo started");
        assertThat(any.run(child).outputTail()).isEqualTo("started\n");
        return child.mark();
    }

    /** On a machine with all we use but prlimit. */
    private ProcessGroups withoutPrlimit() throws Exception {
        SearchPath all = new SearchPath(System.getenv("PATH"));
        Path some = Files.createDirectories(folder.resolve("some"));
        for (String name : List.of("sh", "setsid", "nice", "env", "head", "tr")) {
            scripts.write("some/" + name, "exec " + all.find(name).orElseThrow() + " \"$@\"\n");
        }
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("PATH", some.toString());
        return new ProcessGroups(environment, Duration.ofMillis(300));
    }
}

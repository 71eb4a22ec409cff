package org.niffler.workflow.run;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.niffler.workflow.Reaction;
import org.niffler.workflow.Workflow;

/** A process that offers units and runs them, and says of each when it is promised, begun and ended; ends when all are. */
final class EngineProcess {

    private EngineProcess() {}

    /** Takes the folder of its world and the number of units. */
    public static void main(String[] args) throws Exception {
        PrintStream out = System.out;
        TestWorld world = new TestWorld(Path.of(args[0]));
        Workflow detect = world.workflow("detect", TestWorld.limits(2, 0), Reaction.NONE, Reaction.NONE);
        CountDownLatch never = new CountDownLatch(1);
        world.deed = (workflow, task) -> {
            out.println("begun " + task.series());
            never.await(5, TimeUnit.MILLISECONDS);
            return TestWorld.SUCCESS;
        };
        world.site.onChange = run -> {
            if (run.status().isEnd()) {
                out.println(run.status().text() + " " + run.unit().seriesInstanceUid());
            }
        };
        try (WorkflowEngine engine = world.started()) {
            for (int i = 0; i < Integer.parseInt(args[1]); i++) {
                engine.offer(detect, TestWorld.series(i));
                out.println("promised " + TestWorld.series(i).seriesInstanceUid());
            }
            engine.awaitIdle();
            out.println("all " + engine.counts());
        }
    }
}

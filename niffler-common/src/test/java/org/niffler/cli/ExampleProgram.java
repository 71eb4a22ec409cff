package org.niffler.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.niffler.config.ConfigFile;
import org.niffler.config.Key;
import org.niffler.config.Schema;
import org.niffler.config.Settings;
import org.niffler.config.SettingsLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A program as a module builds it: a command that extracts and a subcommand that asks the PACS for an echo. */
final class ExampleProgram {

    static final Key<String> SRC_AET = Key.text("SrcAet")
            .in(ConfigFile.SYSTEM)
            .describedAs("The PACS")
            .example("PACS@pacs.example.org:104")
            .required();
    static final Key<Path> SYSTEM =
            Key.path("NifflerSystem").describedAs("The host's settings").defaultsTo("system.json");
    static final Key<String> DATE_FORMAT =
            Key.text("DateFormat").describedAs("How the CSV writes dates").defaultsTo("%Y%m%d");
    static final Key<Boolean> SEND_EMAIL =
            Key.bool("SendEmail").describedAs("Mail when the run ends").defaultsTo("true");
    static final Key<Boolean> BIT16 =
            Key.bool("is16Bit").describedAs("Wide PNGs").defaultsTo("true");
    static final Key<String> PASSWORD = Key.text("SmtpPassword").secret().optional();
    static final Key<String> DCM4CHE_BIN = Key.ignored("DCM4CHEBin", ConfigFile.SYSTEM, "not used.");
    static final Schema SCHEMA = Schema.of(SRC_AET, SYSTEM, PASSWORD, DCM4CHE_BIN)
            .and(Schema.titled("The files:", DATE_FORMAT, BIT16))
            .and(Schema.titled("At the end:", SEND_EMAIL));

    private final List<Invocation> invocations = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Callable<ExitCode> work;

    ExampleProgram(Callable<ExitCode> work) {
        this.work = work;
    }

    int run(String... args) {
        ProgramVersion version = new ProgramVersion("example", ExampleProgram.class);
        return new CommandRunner(version, () -> new Extract(new Echo()))
                .run(args, new PrintWriter(out), new PrintWriter(err));
    }

    String out() {
        return out.toString().replace(System.lineSeparator(), "\n");
    }

    String err() {
        return err.toString().replace(System.lineSeparator(), "\n");
    }

    /** What reached the command's code. */
    List<Invocation> invocations() {
        return invocations;
    }

    @Command(name = "example", description = "Extracts what a CSV lists.")
    private final class Extract extends NifflerCommand {

        @Option(names = "--dry-run", description = "Only list what would be retrieved.")
        private boolean dryRun;

        Extract(Echo echo) {
            super(SCHEMA, echo);
        }

        @Override
        protected ExitCode execute(Invocation invocation) throws Exception {
            invocations.add(invocation);
            invocation.console().out().println(dryRun ? "would extract" : "extracted");
            return work.call();
        }
    }

    @Command(name = "echo", description = "Asks the PACS for an echo.")
    private final class Echo extends NifflerCommand {

        Echo() {
            super(Schema.of(SRC_AET, SYSTEM));
        }

        @Override
        protected ExitCode execute(Invocation invocation) throws Exception {
            invocations.add(invocation);
            Settings settings = new SettingsLoader(SCHEMA)
                    .commandLine(invocation.given())
                    .fileNamedBy(ConfigFile.SYSTEM, SYSTEM)
                    .load();
            invocation.console().out().println("echo to " + settings.get(SRC_AET));
            return work.call();
        }
    }
}

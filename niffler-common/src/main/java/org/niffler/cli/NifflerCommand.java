package org.niffler.cli;

import java.util.List;
import org.niffler.config.Schema;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A command of a module: annotate the subclass with picocli's {@code @Command(name, description, footer)}, add
 * {@code @Option} fields for what is not a setting (such as {@code --dry-run}), and say in {@link #execute} what it
 * does. It never prints errors and never ends the process: it throws {@link CliException} or returns a code.
 */
public abstract class NifflerCommand {

    private final KeyOptions keys;
    private final List<NifflerCommand> subcommands;

    /**
     * @param schema the settings that the command takes as options
     * @param subcommands what can be called instead, by its name as first argument
     */
    protected NifflerCommand(Schema schema, NifflerCommand... subcommands) {
        this.keys = new KeyOptions(schema);
        this.subcommands = List.of(subcommands);
    }

    /**
     * Does the work.
     *
     * @throws Exception CliException or ConfigException for what the user can mend, InterruptedException if the run was
     *     interrupted; anything else is reported as a bug of ours
     */
    protected abstract ExitCode execute(Invocation invocation) throws Exception;

    final CommandSpec toSpec(ProgramVersion version) {
        CommandSpec spec = CommandSpec.forAnnotatedObject(this);
        keys.addTo(spec);
        spec.addMixin("standard", CommandSpec.forAnnotatedObject(new StandardOptions()));
        spec.versionProvider(version);
        spec.usageMessage()
                .abbreviateSynopsis(true)
                .sortOptions(false)
                .width(100)
                .commandListHeading("%nCommands:%n");
        subcommands.forEach(subcommand -> {
            CommandSpec child = subcommand.toSpec(version);
            spec.addSubcommand(child.name(), child);
        });
        return spec;
    }

    final KeyOptions keys() {
        return keys;
    }
}

package org.niffler.meta.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.niffler.cli.CliException;
import org.niffler.cli.ExitCode;
import org.niffler.cli.Invocation;
import org.niffler.cli.LogTarget;
import org.niffler.cli.Logging;
import org.niffler.cli.NifflerCommand;
import org.niffler.config.ConfigFile;
import org.niffler.metadata.StoreUnavailableException;
import org.niffler.metadata.StoredDocument;
import org.niffler.workflow.run.RunStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code runs}: what became of the runs of workflows. */
@Command(
        name = "runs",
        description = {
            "Lists the runs of workflows, the latest first, as the store has them.",
            "",
            "A run that a service was in the middle of when it was killed stands there as running until the service"
                    + " is started again."
        },
        footer = {
            "",
            "Examples:",
            "  java -jar meta-extraction.jar runs",
            "  java -jar meta-extraction.jar runs --workflow find-filter --status failed --errors",
            "  java -jar meta-extraction.jar runs --limit 1000 --json > runs.jsonl",
            "",
            "The service may run meanwhile. Nothing is changed.",
            "Exit codes: 0 done; 2 usage or configuration, or no such store; 3 the store is unreachable."
        })
final class RunsCommand extends NifflerCommand {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String ROW = "%-20s  %-20s  %-10s  %8s  %8s  %4s  %s%n";

    private static final int SECONDS_OF_AN_INSTANT = "2024-05-06T07:08:09".length();

    private final MetadataService service;

    @Option(names = "--workflow", paramLabel = "NAME", description = "Only those of this workflow.")
    private String workflow;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "Only those that are queued, running, succeeded, failed, timed-out or gave-up.")
    private String status;

    @Option(
            names = "--limit",
            paramLabel = "<n>",
            defaultValue = "20",
            description = "How many to list at most. Default: ${DEFAULT-VALUE}")
    private int limit;

    @Option(
            names = "--errors",
            description = "Show the last that each said on standard error, too; it may identify patients.")
    private boolean errors;

    @Option(names = "--json", description = "Print each as a line of JSON, with its result.")
    private boolean json;

    RunsCommand(MetadataService service) {
        super(MetaKeys.SCHEMA);
        this.service = service;
    }

    @Override
    protected ExitCode execute(Invocation invocation) {
        Logging.configureProcess(LogTarget.consoleOnly(invocation.console(), invocation.verbose()));
        check();
        ServiceSettings settings = ServiceSettings.of(
                invocation.settings(ConfigFile.SYSTEM, MetaKeys.SCHEMA).load(), Optional.empty());
        try {
            List<StoredDocument> runs =
                    service.runs(settings, Optional.ofNullable(workflow), Optional.ofNullable(status), limit);
            print(runs, invocation.console().out());
            return ExitCode.ALL_DONE;
        } catch (StoreUnavailableException e) {
            throw new CliException(ExitCode.PEER_UNREACHABLE, e.getMessage()).causedBy(e);
        } catch (IOException e) {
            throw new CliException(ExitCode.USAGE, e.getMessage()).causedBy(e);
        }
    }

    private void check() {
        if (limit < 1) {
            throw new CliException(ExitCode.USAGE, "--limit is " + limit + "; expected 1 or more.");
        }
        List<String> allowed =
                Arrays.stream(RunStatus.values()).map(RunStatus::text).toList();
        if (status != null && !allowed.contains(status)) {
            throw new CliException(
                    ExitCode.USAGE,
                    "--status is '" + status + "'; expected one of " + String.join(", ", allowed) + ".");
        }
    }

    private void print(List<StoredDocument> runs, PrintWriter out) {
        if (json) {
            runs.forEach(run -> out.println(line(run)));
        } else if (runs.isEmpty()) {
            out.println("There are no such runs.");
        } else {
            out.printf(ROW, "queued", "workflow", "status", "attempts", "seconds", "exit", "of");
            runs.forEach(run -> printRow(run, out));
        }
    }

    private void printRow(StoredDocument run, PrintWriter out) {
        String queued = run.plain("queued");
        out.printf(
                ROW,
                queued.substring(0, Math.min(queued.length(), SECONDS_OF_AN_INSTANT)) + "Z",
                run.plain("workflow"),
                run.plain("status"),
                run.plain("attempts"),
                run.plain("seconds"),
                run.plain("exit"),
                of(run));
        if (!run.plain("reason").isEmpty()) {
            out.println("    " + run.plain("reason"));
        }
        if (errors && !run.plain("errorTail").isEmpty()) {
            out.println(
                    run.plain("errorTail").lines().map(line -> "    | " + line).collect(Collectors.joining("\n")));
        }
    }

    private static String of(StoredDocument run) {
        String unit = run.plain("unit");
        String uid =
                switch (unit) {
                    case "study" -> run.plain("StudyInstanceUID");
                    case "instance" -> run.plain("SOPInstanceUID");
                    default -> run.plain("SeriesInstanceUID");
                };
        return unit + " " + uid;
    }

    private static String line(StoredDocument run) {
        ObjectNode line = JSON.createObjectNode();
        new TreeMap<>(run.attributes()).keySet().forEach(name -> {
            String text = run.plain(name);
            switch (name) {
                case "instances", "attempts", "exit" -> line.put(name, Long.parseLong(text));
                case "seconds" -> line.put(name, Double.parseDouble(text));
                case "result" -> line.set(name, parsed(text));
                default -> line.put(name, text);
            }
        });
        return line.toString();
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return JSON.getNodeFactory().textNode(text);
        }
    }
}

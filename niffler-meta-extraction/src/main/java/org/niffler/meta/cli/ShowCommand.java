package org.niffler.meta.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.SortedMap;
import org.niffler.cli.CliException;
import org.niffler.cli.ExitCode;
import org.niffler.cli.Invocation;
import org.niffler.cli.LogTarget;
import org.niffler.cli.Logging;
import org.niffler.cli.NifflerCommand;
import org.niffler.config.ConfigFile;
import org.niffler.metadata.StoreUnavailableException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code show}: what is in the store. */
@Command(
        name = "show",
        description = {
            "Lists the collections of the store, or prints documents of one of them.",
            "",
            "Documents are printed as the store has them, each a line of JSON: with PatientIDs and all else that"
                    + " identifies patients, unless the profile is de-identified."
        },
        footer = {
            "",
            "Examples:",
            "  java -jar meta-extraction.jar show",
            "  java -jar meta-extraction.jar show featureset --limit 1",
            "  java -jar meta-extraction.jar show featureset --limit 0 > featureset.jsonl",
            "",
            "The service may run meanwhile. Nothing is changed.",
            "Exit codes: 0 done; 2 usage or configuration, or no such store or collection; 3 the store is unreachable."
        })
final class ShowCommand extends NifflerCommand {

    private final MetadataService service;

    @Parameters(
            arity = "0..1",
            paramLabel = "COLLECTION",
            description = "Print documents of this collection: the name of a profile. Default: list the collections"
                    + " with their numbers of documents.")
    private String collection;

    @Option(
            names = "--limit",
            paramLabel = "<n>",
            defaultValue = "10",
            description = "How many documents to print at most; 0: all. Default: ${DEFAULT-VALUE}")
    private int limit;

    ShowCommand(MetadataService service) {
        super(MetaKeys.SCHEMA);
        this.service = service;
    }

    @Override
    protected ExitCode execute(Invocation invocation) {
        Logging.configureProcess(LogTarget.consoleOnly(invocation.console(), invocation.verbose()));
        if (limit < 0) {
            throw new CliException(ExitCode.USAGE, "--limit is " + limit + "; expected 0 (all documents) or more.");
        }
        ServiceSettings settings = ServiceSettings.of(
                invocation.settings(ConfigFile.SYSTEM, MetaKeys.SCHEMA).load(), Optional.empty());
        PrintWriter out = invocation.console().out();
        try {
            if (collection == null) {
                print(service.collections(settings), out);
            } else {
                service.show(settings, collection, limit, out::println);
            }
            return ExitCode.ALL_DONE;
        } catch (StoreUnavailableException e) {
            throw new CliException(ExitCode.PEER_UNREACHABLE, e.getMessage()).causedBy(e);
        } catch (IOException e) {
            throw new CliException(ExitCode.USAGE, e.getMessage()).causedBy(e);
        }
    }

    private static void print(SortedMap<String, Long> collections, PrintWriter out) {
        collections.forEach((name, documents) -> out.printf("%10d  %s%n", documents, name));
    }
}

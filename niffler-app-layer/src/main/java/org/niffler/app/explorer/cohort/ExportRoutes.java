package org.niffler.app.explorer.cohort;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.niffler.app.cohort.CohortStudy;
import org.niffler.app.explorer.http.ApiPart;
import org.niffler.app.explorer.http.Parameters;
import org.niffler.app.explorer.http.QueryIds;
import org.niffler.app.explorer.http.Refusal;
import org.niffler.app.explorer.http.Viewers;
import org.niffler.app.explorer.shown.Disclosure;
import org.niffler.app.explorer.shown.References;

/** Writes a cohort on the server, where cold-extraction takes it, or sends it. */
public final class ExportRoutes implements ApiPart {

    private final Collections collections;
    private final Questions questions;
    private final Cohorts cohorts;
    private final Exports exports;
    private final References references;
    private final Disclosure disclosure;

    /** @param studies references of those that are wanted; null for all of the cohort */
    record Wanted(String filter, String collection, String query, boolean pseudonyms, List<String> studies) {}

    /** @param command that retrieves the studies; null if they cannot be */
    record Exported(String file, int studies, int patients, String command, boolean identifies) {}

    public ExportRoutes(
            Collections collections,
            Questions questions,
            Cohorts cohorts,
            Exports exports,
            References references,
            Disclosure disclosure) {
        this.collections = collections;
        this.questions = questions;
        this.cohorts = cohorts;
        this.exports = exports;
        this.references = references;
        this.disclosure = disclosure;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post(ROOT + "/cohort/exports", this::export);
        routes.get(ROOT + "/cohort/download", this::download);
    }

    private void export(Context context) {
        Wanted wanted = JsonBody.read(context, Wanted.class);
        Optional<String> id = Optional.ofNullable(wanted.query()).map(given -> QueryIds.named(context, given));
        String collection = collections.named(orNothing(wanted.collection()), id);
        CohortQuestion question = questions.of(collection, orNothing(wanted.filter()));
        List<CohortStudy> studies = studies(question, wanted, id);
        Exports.Written written;
        try {
            written = exports.write(studies.stream(), wanted.pseudonyms());
        } catch (IOException e) {
            throw cannotWrite(e);
        }
        if (!wanted.pseudonyms()) {
            Viewers.shows(context, "export " + written.file().getFileName());
        }
        int patients =
                (int) studies.stream().map(CohortStudy::patientId).distinct().count();
        context.json(new Exported(
                written.file().toString(),
                studies.size(),
                patients,
                written.command().orElse(null),
                !wanted.pseudonyms()));
    }

    private static String orNothing(String text) {
        return text == null ? "" : text;
    }

    private List<CohortStudy> studies(CohortQuestion question, Wanted wanted, Optional<String> id) {
        if (wanted.studies() == null) {
            return cohorts.of(question, id).studies();
        }
        Set<List<String>> chosen = new HashSet<>();
        wanted.studies().forEach(reference -> chosen.add(references.open("study", orNothing(reference))));
        Set<String> uids = chosen.stream().map(parts -> parts.get(2)).collect(Collectors.toSet());
        List<CohortStudy> studies = cohorts.among(uids, question, id).stream()
                .filter(study ->
                        chosen.remove(List.of(question.collection(), study.patientId(), study.studyInstanceUid())))
                .toList();
        if (!chosen.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.BAD_REQUEST,
                    chosen.size() + " of the chosen studies are not in the cohort.",
                    "Choose them anew: the filter or the collection is another one now.");
        }
        return studies;
    }

    private void download(Context context) {
        boolean pseudonyms = Parameters.flag(context, "pseudonyms", true);
        if (!pseudonyms && !disclosure.showsIdentity()) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "A list that identifies patients is not sent by this explorer.",
                    "Have it written on the server, or start the explorer with --show-phi.");
        }
        Optional<String> id = QueryIds.of(context);
        String collection = collections.named(Parameters.text(context, "collection"), id);
        CohortQuestion question = questions.of(collection, Parameters.text(context, "filter"));
        List<CohortStudy> studies = cohorts.of(question, id).studies();
        if (!pseudonyms) {
            Viewers.shows(context, "download of " + studies.size() + " studies");
        }
        try {
            Path file = exports.writeForReading(studies.stream(), pseudonyms);
            context.contentType("text/csv; charset=utf-8")
                    .header("Content-Disposition", "attachment; filename=\"cohort.csv\"")
                    .header("Cache-Control", "no-store")
                    .result(Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE));
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    /** The reason is for who runs the server: it names folders. */
    private static UncheckedIOException cannotWrite(IOException e) {
        return new UncheckedIOException("The cohort cannot be written: " + e.getMessage(), e);
    }
}

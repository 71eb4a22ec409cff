package org.niffler.app.explorer.cohort;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.niffler.app.explorer.http.ApiPart;
import org.niffler.app.explorer.http.Parameters;
import org.niffler.app.explorer.http.QueryIds;
import org.niffler.app.explorer.http.Refusal;
import org.niffler.app.query.CohortFilter;
import org.niffler.filter.FilterException;

/** Helps to write a filter: what may stand at the cursor, and what is wrong. */
public final class FilterRoutes implements ApiPart {

    private static final int LONGEST = 64 * 1024;
    private static final String OF_NIFFLER = "_niffler";

    private final Collections collections;
    private final AttributeCatalogue catalogue;
    private final Completion completion;
    private final Questions questions;
    private final ShownValues shown;

    /**
     * Whether a filter can be asked.
     *
     * @param message why not; null if it can
     * @param line from 1; null if there is no place to point to
     * @param unknown attributes that no document of the collection seems to have
     */
    record Checked(
            boolean valid,
            String message,
            Integer line,
            Integer column,
            List<String> attributes,
            List<String> unknown) {

        private static Checked wrong(String message) {
            return new Checked(false, message, null, null, List.of(), List.of());
        }

        private static Checked wrong(FilterException e) {
            boolean whole = e.line() == 0;
            return new Checked(
                    false, e.reason(), whole ? null : e.line(), whole ? null : e.column(), List.of(), List.of());
        }
    }

    public FilterRoutes(
            Collections collections,
            AttributeCatalogue catalogue,
            Completion completion,
            Questions questions,
            ShownValues shown) {
        this.collections = collections;
        this.catalogue = catalogue;
        this.completion = completion;
        this.questions = questions;
        this.shown = shown;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ROOT + "/completions", this::completions);
        routes.get(ROOT + "/filter", this::check);
    }

    private void completions(Context context) {
        Optional<String> id = QueryIds.of(context);
        String text = Parameters.text(context, "text");
        if (text.length() > LONGEST) {
            throw new Refusal(Refusal.Kind.BAD_REQUEST, "The filter is too long to be completed.");
        }
        int position = Parameters.number(context, "position", 0, text.length(), text.length());
        String collection = collections.named(Parameters.text(context, "collection"), id);
        Completion.Answer answer = completion.at(text, position, collection, id);
        Completion.shownValues(text, position)
                .ifPresent(attribute -> shown.note(context, "values of", List.of(attribute)));
        context.json(answer);
    }

    private void check(Context context) {
        Optional<String> id = QueryIds.of(context);
        String text = Parameters.text(context, "text").strip();
        String collection = collections.named(Parameters.text(context, "collection"), id);
        context.json(
                text.isEmpty()
                        ? new Checked(true, null, null, null, List.of(), List.of())
                        : checked(text, collection, id));
    }

    private Checked checked(String text, String collection, Optional<String> id) {
        Optional<String> unreadable = Questions.unreadable(text);
        if (unreadable.isPresent()) {
            return Checked.wrong(unreadable.get());
        }
        List<String> attributes;
        try {
            attributes = List.copyOf(new TreeSet<>(CohortFilter.parse(text).attributes()));
        } catch (FilterException e) {
            return Checked.wrong(e);
        }
        List<String> unknown = new ArrayList<>(attributes);
        unknown.removeAll(catalogue.names(collection, id));
        unknown.removeIf(name -> name.startsWith(OF_NIFFLER));
        Optional<String> secret = questions.secretOf(attributes);
        return new Checked(secret.isEmpty(), secret.orElse(null), null, null, attributes, unknown);
    }
}

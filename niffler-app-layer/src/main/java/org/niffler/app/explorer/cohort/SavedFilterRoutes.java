package org.niffler.app.explorer.cohort;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.niffler.app.explorer.http.ApiPart;
import org.niffler.app.explorer.http.Refusal;
import org.niffler.app.explorer.http.Viewers;
import org.niffler.app.explorer.shown.Disclosure;

/** Saved filters: told, saved and deleted. */
public final class SavedFilterRoutes implements ApiPart {

    private final SavedFilters saved;
    private final Questions questions;
    private final Disclosure disclosure;
    private final ShownValues shown;

    record Text(String text) {}

    /**
     * A saved filter.
     *
     * @param text null if it cannot be read, or may tell who a patient is
     * @param problem why it cannot be asked; null if it can
     */
    record Told(String name, String text, String modified, String problem) {}

    record FilterList(List<Told> filters) {}

    public SavedFilterRoutes(SavedFilters saved, Questions questions, Disclosure disclosure, ShownValues shown) {
        this.saved = saved;
        this.questions = questions;
        this.disclosure = disclosure;
        this.shown = shown;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ROOT + "/filters", this::list);
        routes.put(ROOT + "/filters/{name}", this::save);
        routes.delete(ROOT + "/filters/{name}", this::delete);
    }

    private void list(Context context) throws IOException {
        List<SavedFilters.Saved> all = saved.all();
        for (SavedFilters.Saved filter : all) {
            shown.note(context, "filter \"" + filter.name() + "\" with", filter.attributes());
            if (isUncertain(filter) && disclosure.showsIdentity()) {
                Viewers.shows(context, "filter \"" + filter.name() + "\"");
            }
        }
        context.json(new FilterList(all.stream().map(this::told).toList()));
    }

    private Told told(SavedFilters.Saved filter) {
        Optional<String> secret = questions.secretOf(filter.attributes());
        if (secret.isPresent()) {
            return new Told(filter.name(), null, filter.modified().toString(), secret.get());
        }
        return isUncertain(filter) && !disclosure.showsIdentity()
                ? new Told(filter.name(), null, filter.modified().toString(), "It is not a filter any more.")
                : new Told(filter.name(), filter.text(), filter.modified().toString(), filter.problem());
    }

    /** Of what cannot be parsed nobody knows whom it names, and the message quotes it. */
    private static boolean isUncertain(SavedFilters.Saved filter) {
        return filter.problem() != null && filter.text() != null;
    }

    private void save(Context context) throws IOException {
        String text = JsonBody.read(context, Text.class).text();
        if (text == null || text.isBlank()) {
            throw new Refusal(Refusal.Kind.BAD_REQUEST, "There is no filter to save.", "Write one.");
        }
        questions.of("", text);
        saved.save(context.pathParam("name"), text);
        context.status(HttpStatus.NO_CONTENT);
    }

    private void delete(Context context) throws IOException {
        saved.delete(context.pathParam("name"));
        context.status(HttpStatus.NO_CONTENT);
    }
}

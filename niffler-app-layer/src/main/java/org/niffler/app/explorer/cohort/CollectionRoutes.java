package org.niffler.app.explorer.cohort;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.niffler.app.explorer.http.ApiPart;
import org.niffler.app.explorer.http.Parameters;
import org.niffler.app.explorer.http.QueryIds;

/** Which collections there are, and which attributes and values their documents have. */
public final class CollectionRoutes implements ApiPart {

    private static final int MOST_VALUES = 1_000;

    private final Collections collections;
    private final AttributeCatalogue catalogue;
    private final ValueCounts values;
    private final Questions questions;
    private final ShownValues shown;

    record Collection(String name, long documents) {}

    record AttributeList(List<AttributeCatalogue.Described> attributes) {}

    record ValueList(List<ValueCounts.Value> values, boolean complete, int looked) {}

    public CollectionRoutes(
            Collections collections,
            AttributeCatalogue catalogue,
            ValueCounts values,
            Questions questions,
            ShownValues shown) {
        this.collections = collections;
        this.catalogue = catalogue;
        this.values = values;
        this.questions = questions;
        this.shown = shown;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ROOT + "/collections", this::collections);
        routes.get(ROOT + "/attributes", this::attributes);
        routes.get(ROOT + "/attributes/{name}/values", this::values);
    }

    private void collections(Context context) {
        List<Collection> all = collections.all(QueryIds.of(context)).entrySet().stream()
                .map(entry -> new Collection(entry.getKey(), entry.getValue()))
                .toList();
        context.json(
                Map.of("collections", all, "default", collections.usual())); // a record can have no part of this name
    }

    private void attributes(Context context) {
        Optional<String> id = QueryIds.of(context);
        String collection = collections.named(Parameters.text(context, "collection"), id);
        context.json(new AttributeList(catalogue.of(collection, id)));
    }

    private void values(Context context) {
        Optional<String> id = QueryIds.of(context);
        String attribute = context.pathParam("name");
        questions.requireShown(attribute);
        int limit = Parameters.number(context, "limit", 1, MOST_VALUES, 50);
        String collection = collections.named(Parameters.text(context, "collection"), id);
        ValueCounts.Counted counted = values.of(collection, attribute, id);
        shown.note(context, "values of", List.of(attribute));
        context.json(new ValueList(
                counted.beginningWith(Parameters.text(context, "prefix"), limit),
                counted.complete(),
                counted.looked()));
    }
}

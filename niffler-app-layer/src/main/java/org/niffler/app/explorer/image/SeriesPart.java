package org.niffler.app.explorer.image;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.niffler.app.explorer.http.ApiPart;
import org.niffler.app.explorer.http.Viewers;

/** A series: its instances, and a small picture of the one in its middle. */
public final class SeriesPart implements ApiPart {

    private static final int MOST_PAGES = 1_000_000;
    private static final int USUAL_SIZE = 50;
    private static final int MOST = 500;

    private final ImageRoom room;

    /** @param room shared by the parts that show images */
    public SeriesPart(ImageRoom room) {
        this.room = room;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ROOT + "/series/{ref}/instances", this::instances);
        routes.get(ROOT + "/series/{ref}/thumbnail", this::thumbnail);
    }

    private void instances(Context context) {
        SeriesKey key = room.references().series(context.pathParam("ref"));
        ImageRequest request = new ImageRequest(context);
        int page = request.number("page", 0, MOST_PAGES, 0);
        int size = request.number("size", 1, MOST, USUAL_SIZE);
        List<ListedInstance> all = room.listings().of(key);
        List<InstancesAnswer.Instance> shown = all.stream()
                .skip((long) page * size)
                .limit(size)
                .map(listed ->
                        InstancesAnswer.Instance.of(room.references().of(new InstanceKey(key, listed.path())), listed))
                .toList();
        if (room.showsIdentity()) {
            Viewers.shows(context, "study " + key.of().study());
        }
        context.header("Cache-Control", "no-store").json(new InstancesAnswer(all.size(), page, size, shown));
    }

    private void thumbnail(Context context) {
        SeriesKey key = room.references().series(context.pathParam("ref"));
        int side = new ImageRequest(context).side();
        InstanceKey middle =
                new InstanceKey(key, middle(room.listings().of(key)).path());
        room.answers().give(context, room.storage().file(middle), WantedPicture.thumbnail(side));
    }

    /** Of those that there may be a picture of; if there is none, of all, to be told why. */
    private static ListedInstance middle(List<ListedInstance> all) {
        List<ListedInstance> good =
                all.stream().filter(listed -> listed.held().isEmpty()).toList();
        List<ListedInstance> some = good.isEmpty() ? all : good;
        return some.get((some.size() - 1) / 2);
    }
}

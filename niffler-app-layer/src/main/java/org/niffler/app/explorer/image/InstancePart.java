package org.niffler.app.explorer.image;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.OptionalInt;
import org.niffler.app.explorer.http.ApiPart;
import org.niffler.app.explorer.http.Viewers;
import org.niffler.png.image.GreyValues;
import org.niffler.png.image.ModalityRange;

/** One instance: what it is, its frames as pictures, and a small one of them. */
public final class InstancePart implements ApiPart {

    private final ImageRoom room;

    /** @param room shared by the parts that show images */
    public InstancePart(ImageRoom room) {
        this.room = room;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ROOT + "/instances/{ref}", this::facts);
        routes.get(ROOT + "/instances/{ref}/frames/{frame}", this::frame);
        routes.get(ROOT + "/instances/{ref}/thumbnail", this::thumbnail);
    }

    private void facts(Context context) {
        InstanceKey key = room.references().instance(context.pathParam("ref"));
        ImageFacts facts = room.pictures().facts(room.storage().file(key));
        if (room.showsIdentity()) {
            Viewers.shows(context, "image " + facts.instance());
        }
        context.header("Cache-Control", "no-store").json(answer(key, facts));
    }

    private ImageAnswer answer(InstanceKey key, ImageFacts facts) {
        Optional<ModalityRange> range =
                facts.values().map(GreyValues::range).filter(its -> Double.isFinite(its.min() + its.max()));
        return new ImageAnswer(
                room.references().of(key),
                new ImageAnswer.Parent(room.references().of(key.of().of())),
                new ImageAnswer.Parent(room.references().of(key.of())),
                facts.number().isPresent() ? facts.number().getAsInt() : null,
                facts.modality().orElse(null),
                facts.image().frames(),
                facts.image().rows(),
                facts.image().columns(),
                !facts.image().photometric().isMonochrome(),
                facts.values().flatMap(GreyValues::window).orElse(null),
                range.orElse(null),
                facts.held().orElse(null),
                facts.transferSyntax());
    }

    private void frame(Context context) {
        ImageRequest request = new ImageRequest(context);
        WantedPicture wanted = new WantedPicture(request.frame(), request.window(), OptionalInt.empty());
        room.answers().give(context, file(context), wanted);
    }

    private void thumbnail(Context context) {
        int side = new ImageRequest(context).side();
        room.answers().give(context, file(context), WantedPicture.thumbnail(side));
    }

    private StoredFile file(Context context) {
        return room.storage().file(room.references().instance(context.pathParam("ref")));
    }
}

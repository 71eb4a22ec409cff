package org.niffler.app.explorer.image;

import java.time.Clock;
import java.util.Optional;
import org.niffler.app.explorer.ExplorerSettings;
import org.niffler.app.explorer.shown.Disclosure;
import org.niffler.app.explorer.shown.References;
import org.niffler.png.encode.PngEncoder;

/** What the parts of the API that show images share: the storage folder, the pictures that are kept, who waits for them. */
public final class ImageRoom {

    private final ImageReferences references;
    private final ImageStorage storage;
    private final SeriesListings listings;
    private final Pictures pictures;
    private final PictureAnswer answers;
    private final boolean showsIdentity;

    /** @param storage empty if the explorer was not told where the images are */
    public ImageRoom(
            Optional<ExplorerSettings.Storage> storage,
            References references,
            Disclosure disclosure,
            PngEncoder encoder,
            PictureLimits limits,
            Clock clock) {
        this.references = new ImageReferences(references);
        this.storage = new ImageStorage(storage);
        this.showsIdentity = disclosure.showsIdentity();
        Turns turns = new Turns(limits.atOnce(), limits.patience());
        HeldBack heldBack = new HeldBack(disclosure);
        this.listings = new SeriesListings(this.storage, heldBack, turns, clock, limits.instances());
        this.pictures =
                new Pictures(new PictureMaker(heldBack, encoder, limits.pixels()), turns, clock, limits.pictures());
        this.answers = new PictureAnswer(pictures, showsIdentity);
    }

    ImageReferences references() {
        return references;
    }

    ImageStorage storage() {
        return storage;
    }

    SeriesListings listings() {
        return listings;
    }

    Pictures pictures() {
        return pictures;
    }

    PictureAnswer answers() {
        return answers;
    }

    boolean showsIdentity() {
        return showsIdentity;
    }
}

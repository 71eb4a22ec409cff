package org.niffler.app.explorer.image;

/** Pictures, and what is known of images: made a few at a time, and kept for a while. May be used by several threads. */
final class Pictures {

    /** What is kept of a picture besides its bytes, roughly. */
    private static final int OVERHEAD = 500;

    private static final int MOST_FACTS = 2_000;

    private final PictureMaker maker;
    private final Turns turns;
    private final BoundedCache<Key, PngPicture> made;
    private final BoundedCache<StoredFile, ImageFacts> known = new BoundedCache<>(MOST_FACTS, facts -> 1);

    private record Key(StoredFile file, WantedPicture wanted) {}

    Pictures(PictureMaker maker, Turns turns, long mostBytes) {
        this.maker = maker;
        this.turns = turns;
        this.made = new BoundedCache<>(mostBytes, picture -> picture.png().length + OVERHEAD);
    }

    /** @throws org.niffler.app.explorer.http.Refusal if there is none, or too many are wanted at once */
    PngPicture of(StoredFile file, WantedPicture wanted) {
        Key key = new Key(file, wanted);
        return made.get(key).orElseGet(() -> {
            PngPicture picture = turns.take(() -> maker.make(file.path(), wanted));
            made.put(key, picture);
            return picture;
        });
    }

    /** @throws org.niffler.app.explorer.http.Refusal if it cannot be read, or too much is wanted at once */
    ImageFacts facts(StoredFile file) {
        return known.get(file).orElseGet(() -> {
            ImageFacts facts = turns.take(() -> maker.facts(file.path()));
            known.put(file, facts);
            return facts;
        });
    }
}

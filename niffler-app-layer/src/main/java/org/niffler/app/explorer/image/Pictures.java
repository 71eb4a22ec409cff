package org.niffler.app.explorer.image;

import java.time.Clock;
import org.niffler.app.explorer.desk.Memory;
import org.niffler.app.explorer.desk.SharedAnswers;

/** Pictures, and what is known of images: made a few at a time, and kept for a while. May be used by several threads. */
final class Pictures {

    /** What is kept of a picture besides its bytes, roughly. */
    private static final int OVERHEAD = 500;

    private final PictureMaker maker;
    private final Turns turns;
    private final SharedAnswers<Key, PngPicture> made;
    private final SharedAnswers<StoredFile, ImageFacts> known;

    private record Key(StoredFile file, WantedPicture wanted) {}

    Pictures(PictureMaker maker, Turns turns, Clock clock, Memory memory) {
        this.maker = maker;
        this.turns = turns;
        this.made = new SharedAnswers<>(clock, memory, picture -> picture.png().length + OVERHEAD);
        this.known = new SharedAnswers<>(clock, memory, facts -> OVERHEAD);
    }

    /** @throws org.niffler.app.explorer.http.Refusal if there is none, or too many are wanted at once */
    PngPicture of(StoredFile file, WantedPicture wanted) {
        return made.get(new Key(file, wanted), () -> turns.take(() -> maker.make(file.path(), wanted)));
    }

    /** @throws org.niffler.app.explorer.http.Refusal if it cannot be read, or too much is wanted at once */
    ImageFacts facts(StoredFile file) {
        return known.get(file, () -> turns.take(() -> maker.facts(file.path())));
    }
}

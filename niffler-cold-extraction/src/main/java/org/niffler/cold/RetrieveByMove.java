package org.niffler.cold;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.niffler.cold.retrieve.Archive;
import org.niffler.dicom.AeTitle;
import org.niffler.dicom.QueryRetrieveLevel;
import org.niffler.dicom.net.UnreachableException;
import org.niffler.dicom.net.scu.CMoveScu;
import org.niffler.dicom.net.scu.MoveOutcome;

/**
 * Makes a PACS send to an AE that it knows, ours or another.
 *
 * @param described the destination as the PACS must know it
 */
record RetrieveByMove(CMoveScu scu, AeTitle destination, String described) implements Archive.Retriever {

    @Override
    public MoveOutcome retrieve(Archive.Ask ask, Supplier<Duration> silence)
            throws UnreachableException, InterruptedException {
        return scu.move(ask.level(), ask.keys(), destination, counters -> {}, silence);
    }

    @Override
    public boolean isOffered(QueryRetrieveLevel level) throws UnreachableException, InterruptedException {
        return scu.isOffered(level);
    }

    /** PACS know the addresses of destinations by their AE titles only (PS3.4 C.4.2.1.1); a wrong one is the usual cause. */
    @Override
    public Optional<String> suspicion() {
        return Optional.of("does the PACS know " + described + "?");
    }
}

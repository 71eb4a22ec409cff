package org.niffler.dicom.net.scu;

import java.util.Optional;
import java.util.function.Consumer;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DimseStatus;
import org.niffler.dicom.QueryRetrieveLevel;
import org.niffler.dicom.net.AssociationPool;
import org.niffler.dicom.net.UnreachableException;

/** Queries a PACS (PS3.4 C.4.1). */
public final class CFindScu {

    private static final int MEDIUM_PRIORITY = 0;

    private final Exchange exchange;

    public CFindScu(AssociationPool pool) {
        this.exchange = new Exchange(pool, pool.settings().responseTimeout());
    }

    /**
     * Sends one query and hands over each match as it comes.
     *
     * @param keys matching and return keys, the unique keys of the levels above included (PS3.4 C.4.1.2.1)
     * @throws UnreachableException if no association can be opened
     * @throws InterruptedException if the thread is interrupted; the query is cancelled then
     */
    public FindOutcome find(QueryRetrieveLevel level, DataSet keys, Consumer<DataSet> matches)
            throws UnreachableException, InterruptedException {
        Attributes identifier = new Attributes(keys.unwrap());
        identifier.setString(Tag.QueryRetrieveLevel, VR.CS, level.name());
        Responses responses = new Responses(matches);
        Optional<String> lost = exchange.perform(
                QueryRetrieveSopClasses.find(level),
                (association, sopClass) ->
                        association.cfind(sopClass, MEDIUM_PRIORITY, new Attributes(identifier), null, 0),
                response -> responses.take(response.getCommand(), response.getDataset()));
        return lost.<FindOutcome>map(FindOutcome.Lost::new).orElseGet(responses::outcome);
    }

    private static final class Responses {

        private final Consumer<DataSet> matches;
        private int count;
        private DimseStatus status = DimseStatus.PROCESSING_FAILURE;
        private String comment = "";

        Responses(Consumer<DataSet> matches) {
            this.matches = matches;
        }

        void take(Attributes command, Attributes match) {
            status = new DimseStatus(command.getInt(Tag.Status, DimseStatus.PROCESSING_FAILURE.code()));
            comment = command.getString(Tag.ErrorComment, "");
            if (status.isPending() && match != null) {
                count++;
                matches.accept(DataSet.wrap(match));
            }
        }

        FindOutcome outcome() {
            return status.isSuccess() || status.isWarning()
                    ? new FindOutcome.Complete(count)
                    : new FindOutcome.Failed(status, comment);
        }
    }
}

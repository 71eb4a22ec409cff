package org.niffler.meta.receive;

import java.io.IOException;
import org.niffler.dicom.DimseStatus;
import org.niffler.dicom.net.scp.IncomingInstance;
import org.niffler.dicom.net.scp.InstanceSink;
import org.niffler.dicom.net.scp.StoreRefusedException;

/** Tells those who watch the service of every instance that was not taken. */
public final class CountingSink implements InstanceSink {

    private final InstanceSink sink;
    private final ReceptionEvents events;

    public CountingSink(InstanceSink sink, ReceptionEvents events) {
        this.sink = sink;
        this.events = events;
    }

    @Override
    public DimseStatus store(IncomingInstance instance) throws IOException {
        try {
            return sink.store(instance);
        } catch (StoreRefusedException e) {
            events.refused(
                    e.status().equals(DimseStatus.OUT_OF_RESOURCES)
                            ? ReceptionEvents.Refusal.DISK_LOW
                            : ReceptionEvents.Refusal.UNREADABLE);
            throw e;
        } catch (IOException e) {
            events.refused(ReceptionEvents.Refusal.IO_FAILURE);
            throw e;
        }
    }
}

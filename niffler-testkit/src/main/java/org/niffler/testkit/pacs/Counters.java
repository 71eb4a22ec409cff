package org.niffler.testkit.pacs;

import java.util.ArrayList;
import java.util.List;
import org.aoju.bus.image.Dimse;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.aoju.bus.image.metric.Commands;

/** The sub-operations of one C-MOVE or C-GET, and the responses that report them (PS3.4 C.4.2.1.6 and following). */
final class Counters {

    private static final int PENDING = 0xFF00;
    private static final int CANCEL = 0xFE00;
    private static final int SOME_FAILED = 0xB000;
    private static final int NONE_SUCCEEDED = 0xA702;

    private final int all;
    private final int miscount;
    private final List<String> failed = new ArrayList<>();
    private int completed;

    Counters(int all, int miscount) {
        this.all = all;
        this.miscount = miscount;
    }

    void completed() {
        completed++;
    }

    void failed(String sopInstanceUid) {
        failed.add(sopInstanceUid);
    }

    Attributes pending(Attributes request, Dimse kind) {
        return response(request, kind, PENDING);
    }

    Attributes last(Attributes request, Dimse kind, boolean cancelled) {
        if (cancelled) {
            return response(request, kind, CANCEL);
        }
        if (failed.isEmpty()) {
            return response(request, kind, 0);
        }
        return response(request, kind, completed == 0 ? NONE_SUCCEEDED : SOME_FAILED);
    }

    /** The identifier of the final response; null if none failed (C.4.2.1.4.2). */
    Attributes failedList() {
        if (failed.isEmpty()) {
            return null;
        }
        Attributes list = new Attributes();
        list.setString(Tag.FailedSOPInstanceUIDList, VR.UI, failed.toArray(String[]::new));
        return list;
    }

    private Attributes response(Attributes request, Dimse kind, int status) {
        Attributes response = Commands.mkRSP(request, status, kind);
        if (status == PENDING || status == CANCEL) {
            response.setInt(Tag.NumberOfRemainingSuboperations, VR.US, all - completed - failed.size());
        }
        response.setInt(Tag.NumberOfCompletedSuboperations, VR.US, Math.max(0, completed + miscount));
        response.setInt(Tag.NumberOfFailedSuboperations, VR.US, failed.size());
        response.setInt(Tag.NumberOfWarningSuboperations, VR.US, 0);
        return response;
    }
}

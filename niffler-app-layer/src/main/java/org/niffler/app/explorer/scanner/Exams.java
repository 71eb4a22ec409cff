package org.niffler.app.explorer.scanner;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.niffler.app.explorer.ExplorerSettings;
import org.niffler.app.query.ExamQuery;
import org.niffler.app.query.Findings;
import org.niffler.app.query.Remarks;
import org.niffler.app.query.ShownIdentity;
import org.niffler.metadata.MetadataQuery;

/** How exams are looked for here. */
final class Exams {

    private Exams() {}

    static ExamQuery query(
            MetadataQuery store, String collection, ExplorerSettings.Scanners scanners, ShownIdentity identity) {
        return new ExamQuery(store, collection, scanners.modalities(), scanners.name(), identity);
    }

    /** All that the command {@code utilization} says of what it left out, in one. */
    static List<LeftOut> leftOut(ExamQuery query, Findings findings) throws IOException {
        List<LeftOut> leftOut = new ArrayList<>();
        query.remarks(findings).forEach(remark -> leftOut.add(LeftOut.doubtful(remark)));
        Remarks.note(findings).ifPresent(remark -> leftOut.add(LeftOut.usual(remark)));
        return List.copyOf(leftOut);
    }
}

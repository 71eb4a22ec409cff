package org.niffler.testkit.pacs;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.aoju.bus.image.metric.Association;
import org.aoju.bus.image.metric.ImageException;
import org.aoju.bus.image.metric.internal.pdu.Presentation;
import org.aoju.bus.image.metric.service.BasicCFindSCP;
import org.aoju.bus.image.metric.service.BasicQuery;
import org.aoju.bus.image.metric.service.Query;

/** Answers C-FIND (PS3.4 C.4.1). */
final class FindService extends BasicCFindSCP {

    private final Archive archive;
    private final Faults faults;
    private final Recorder recorder;

    FindService(Archive archive, Faults faults, Recorder recorder) {
        super(UID.PatientRootQueryRetrieveInformationModelFIND, UID.StudyRootQueryRetrieveInformationModelFIND);
        this.archive = archive;
        this.faults = faults;
        this.recorder = recorder;
    }

    @Override
    protected Query calculateMatches(
            Association association, Presentation context, Attributes request, Attributes keys) {
        recorder.add("C-FIND", association, request, keys);
        return new Answer(association, context, request, keys);
    }

    private final class Answer extends BasicQuery {

        private Iterator<Attributes> matches;

        Answer(Association association, Presentation context, Attributes request, Attributes keys) {
            super(association, context, request, keys);
        }

        @Override
        public void run() {
            if (!faults.isSilent()) {
                super.run();
            }
        }

        @Override
        protected boolean hasMoreMatches() throws ImageException {
            if (matches == null) {
                Optional<Faults.Failure> failure = faults.findFailure();
                if (failure.isPresent()) {
                    throw new ImageException(failure.get().status())
                            .setErrorComment(failure.get().comment());
                }
                matches = find(Keys.of(rq, keys)).iterator();
            }
            return matches.hasNext();
        }

        @Override
        protected Attributes nextMatch() {
            Pause.of(faults.delayPerInstance());
            return matches.next();
        }

        private List<Attributes> find(Keys query) {
            Attributes matched = new Attributes(keys);
            RelatedCounts.TAGS.forEach(matched::remove);
            Map<String, Attributes> entities = new LinkedHashMap<>();
            for (StoredFile file : archive.matching(header -> Matching.matches(header, matched))) {
                entities.putIfAbsent(query.level().entityOf(file.header()), file.header());
            }
            return entities.values().stream()
                    .map(header -> complete(header, query.level()))
                    .toList();
        }

        private Attributes complete(Attributes header, Level level) {
            Attributes match = new Attributes(header);
            match.setString(Tag.QueryRetrieveLevel, VR.CS, level.name());
            if (!faults.leavesOutCounts()) {
                RelatedCounts.addTo(match, archive);
            }
            return match;
        }
    }
}

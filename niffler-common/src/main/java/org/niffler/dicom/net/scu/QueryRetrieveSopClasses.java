package org.niffler.dicom.net.scu;

import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.QueryRetrieveLevel;

/**
 * The SOP classes of PS3.4 C.6 and which of them serves a level: the patient root model knows all four, and many PACS
 * implement only the study root.
 */
public final class QueryRetrieveSopClasses {

    static final String VERIFICATION = UID.VerificationSOPClass;

    private QueryRetrieveSopClasses() {}

    /** All that the SCUs of this package use without C-GET, to be offered on an association. */
    public static List<String> all() {
        return List.of(
                VERIFICATION,
                UID.PatientRootQueryRetrieveInformationModelFIND,
                UID.StudyRootQueryRetrieveInformationModelFIND,
                UID.PatientRootQueryRetrieveInformationModelMOVE,
                UID.StudyRootQueryRetrieveInformationModelMOVE);
    }

    /** What goes with C-GET: the storage SOP classes come on top. */
    static List<String> forGet() {
        return List.of(
                VERIFICATION,
                UID.PatientRootQueryRetrieveInformationModelFIND,
                UID.StudyRootQueryRetrieveInformationModelFIND,
                UID.PatientRootQueryRetrieveInformationModelGET,
                UID.StudyRootQueryRetrieveInformationModelGET);
    }

    /** In order of preference: below the patient level the study root serves, and more PACS have it. */
    static List<String> find(QueryRetrieveLevel level) {
        return level == QueryRetrieveLevel.PATIENT
                ? List.of(UID.PatientRootQueryRetrieveInformationModelFIND)
                : List.of(
                        UID.StudyRootQueryRetrieveInformationModelFIND,
                        UID.PatientRootQueryRetrieveInformationModelFIND);
    }

    /** In order of preference, as for {@link #find}. */
    static List<String> move(QueryRetrieveLevel level) {
        return level == QueryRetrieveLevel.PATIENT
                ? List.of(UID.PatientRootQueryRetrieveInformationModelMOVE)
                : List.of(
                        UID.StudyRootQueryRetrieveInformationModelMOVE,
                        UID.PatientRootQueryRetrieveInformationModelMOVE);
    }

    /**
     * The identifier of a retrieve request: the unique keys of the level and of those above it, of which the study root
     * has no patient (PS3.4 C.4.2.2.1, C.6.2.1).
     *
     * @param keys those of the patient root
     */
    static Attributes retrieval(String sopClass, QueryRetrieveLevel level, DataSet keys) {
        Attributes identifier = new Attributes(keys.unwrap());
        identifier.setString(Tag.QueryRetrieveLevel, VR.CS, level.name());
        if (sopClass.equals(UID.StudyRootQueryRetrieveInformationModelMOVE)
                || sopClass.equals(UID.StudyRootQueryRetrieveInformationModelGET)) {
            identifier.remove(Tag.PatientID);
        }
        return identifier;
    }

    /** In order of preference, as for {@link #find}. */
    static List<String> get(QueryRetrieveLevel level) {
        return level == QueryRetrieveLevel.PATIENT
                ? List.of(UID.PatientRootQueryRetrieveInformationModelGET)
                : List.of(
                        UID.StudyRootQueryRetrieveInformationModelGET, UID.PatientRootQueryRetrieveInformationModelGET);
    }
}

package org.niffler.testkit.demo;

import org.niffler.testkit.fixture.WrittenStudy;

/**
 * A study of the demonstration.
 *
 * @param what how the demonstration calls it; nothing of the patient
 * @param patient whose name and ID must not come out
 * @param picturesEach how many pictures each of its objects should become
 * @param withoutPicture why that is none, or empty
 */
record Described(String what, DemoPatient patient, WrittenStudy study, int picturesEach, String withoutPicture) {

    int objects() {
        return study.instances().size();
    }

    int pictures() {
        return objects() * picturesEach;
    }
}

package org.niffler.meta.series;

/** Is told when a series or a study is complete; what works on whole ones begins then. */
public interface Completions {

    /** A series is complete; once more, if more of it arrives later and it is complete again. */
    void seriesComplete(ArrivingSeries series);

    /** The same of a study. */
    void studyComplete(ArrivingStudy study);
}

package org.niffler.app.explorer.image;

/** A series as its documents name it; it identifies a patient. */
record SeriesKey(StudyKey of, String series) {}

package org.niffler.app.explorer.image;

/** A study as its documents name it; it identifies a patient. */
record StudyKey(String collection, String patient, String study) {}

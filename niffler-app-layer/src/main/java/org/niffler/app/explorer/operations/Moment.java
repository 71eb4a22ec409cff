package org.niffler.app.explorer.operations;

import java.time.Instant;
import java.util.Optional;

/** @param figures empty if the service did not tell them */
record Moment(Instant at, Optional<ServiceFigures> figures) {}

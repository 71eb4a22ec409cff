/**
 * The explorer's answers about collections, attributes and cohorts: what they count, which studies they have, and how they are
 * saved and exported. May import {@code filter}, {@code metadata}, {@code deid}, this module's queries, computation and
 * reports, and the explorer's other packages but those of its pictures, scanners and operations.
 */
package org.niffler.app.explorer.cohort;

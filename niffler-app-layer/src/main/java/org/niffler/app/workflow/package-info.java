/**
 * Workflows on files that are there. May import {@code org.niffler.workflow..}, {@code org.niffler.csv}, and what reports are
 * written with.
 */
package org.niffler.app.workflow;

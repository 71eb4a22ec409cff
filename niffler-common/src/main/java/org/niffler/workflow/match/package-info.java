/**
 * Finds the units that a workflow takes, and those of a folder: reads headers and asks filters. May import filter, dicom and
 * the workflow's own values.
 */
package org.niffler.workflow.match;

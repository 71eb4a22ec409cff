/**
 * Prepares what a run is given: links to DICOM files, or what png-extraction and app-layer make of them as child processes.
 * May import process, match, deid, dicom and the workflow's own values.
 */
package org.niffler.workflow.input;

/**
 * Pipelines on images: what they are, and the files in which a site writes them down. May import filter, dicom, deid, progress,
 * schedule, notify and text; whoever runs them (meta-extraction, app-layer, cold-extraction) imports this.
 */
package org.niffler.workflow;

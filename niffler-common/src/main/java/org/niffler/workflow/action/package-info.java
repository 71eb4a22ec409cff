/**
 * Does with a prepared input what a workflow says: starts a program or a container, or sends it on. May import process, dicom
 * and the workflow's own values.
 */
package org.niffler.workflow.action;

/**
 * Carries out runs: keeps them on disk, lets so many of a workflow work at a time, repeats what failed, and goes on after a
 * crash. May import all other packages of workflows, progress, schedule and dicom.file.
 */
package org.niffler.workflow.run;

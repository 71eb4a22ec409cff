/**
 * De-identifies DICOM files, and tells what is left in a set of files. May import {@code dicom}, {@code deid}, the reports of
 * this module, and png-extraction's walk and decoders.
 */
package org.niffler.app.deidentify;

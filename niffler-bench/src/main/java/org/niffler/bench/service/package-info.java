/**
 * How the metadata service stands load: instances a second beside DCMTK's receiver, how soon documents can be seen, and that
 * nothing is lost. May import {@code org.niffler.bench.figures}, {@code ..images}, {@code ..jar} and {@code ..peer}, {@code
 * org.niffler.metadata.mongo} and MongoDB's driver, to look into the store, the DICOM toolkit and the test kit's processes.
 */
package org.niffler.bench.service;

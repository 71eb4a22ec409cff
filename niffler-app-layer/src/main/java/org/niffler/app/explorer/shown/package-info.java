/**
 * What the explorer may show and be asked for: it decides where identity ends. May import {@code deid}, DICOM values, this
 * module's {@link org.niffler.app.query.ShownIdentity} and the errors of the API.
 */
package org.niffler.app.explorer.shown;

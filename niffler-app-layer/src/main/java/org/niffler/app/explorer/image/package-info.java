/**
 * Studies, their series and their images: what the store knows of them, what of them still lies in the storage folder, and
 * pictures, made by png-extraction's own code. May import {@code dicom..}, {@code deid}, {@code metadata}, png-extraction,
 * this module's query package, what is shown, the desk, and the API's errors.
 */
package org.niffler.app.explorer.image;

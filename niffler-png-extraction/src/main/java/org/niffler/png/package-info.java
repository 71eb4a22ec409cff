/**
 * Converts DICOM images to PNG without patient identity. This root package holds {@code Main}, the wiring, and may import everything of its module and of niffler-common.
 */
package org.niffler.png;

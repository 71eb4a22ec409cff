/**
 * The commands of app-layer.jar. May import the use cases of this module, {@code config} and {@code cli}; stores and keys come
 * through {@link org.niffler.app.cli.Surroundings}.
 */
package org.niffler.app.cli;

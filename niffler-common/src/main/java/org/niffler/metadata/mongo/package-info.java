/**
 * The metadata store in MongoDB, and in the embedded server that stands in for it where there is none; the only package
 * that knows the driver. May import {@code org.niffler.metadata}, the driver, and {@link
 * org.niffler.metadata.mongo.embedded}.
 */
package org.niffler.metadata.mongo;

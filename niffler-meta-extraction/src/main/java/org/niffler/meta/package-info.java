/**
 * Receives the live image stream and keeps its metadata in MongoDB. This root package holds {@code Main}, the wiring, and may import everything of its module and of niffler-common.
 */
package org.niffler.meta;

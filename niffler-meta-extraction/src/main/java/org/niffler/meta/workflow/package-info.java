/**
 * Workflows on the live stream: which are asked about what has arrived, and where their runs find images and leave their
 * records. May import org.niffler.workflow, the metadata port, and what arrives and is kept of this module.
 */
package org.niffler.meta.workflow;

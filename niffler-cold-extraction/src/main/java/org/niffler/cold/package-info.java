/**
 * cold-extraction: from a CSV list to studies on disk, each accounted for. This package is the wiring and may import
 * everything of its module and of common.
 */
package org.niffler.cold;

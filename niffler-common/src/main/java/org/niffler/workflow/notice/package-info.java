/**
 * Tells others how runs ended: by mail and by HTTP. May import notify and the workflow's own values.
 */
package org.niffler.workflow.notice;

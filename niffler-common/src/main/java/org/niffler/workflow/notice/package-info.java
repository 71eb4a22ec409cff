/**
 * Tells others how runs ended: by mail and by HTTP. May import notify, schedule and the workflow's own values.
 */
package org.niffler.workflow.notice;

/**
 * Draws how scanners were used: timelines, calendars and bars as pictures, and all of it on one page that stands alone. May
 * import {@code report}, {@code scanner} and the drawing libraries; shows scanners and sums, never who a patient is.
 */
package org.niffler.app.report.plot;

/**
 * Tells people what a demonstration showed: facts as records, a page for a browser and a summary for a terminal. Pure: facts in, text out.
 * <p>
 * The page loads nothing: styles, scripts and the chart library are within it. All text passes {@link org.caloriebank.adapter.report.Html}, which escapes it.
 */
package org.caloriebank.adapter.report;

/**
 * Activity files into the bank: which formats are known, what their rows say, and how they become reports.
 * <p>
 * {@link org.caloriebank.adapter.files.FitbitReader} turns rows into {@link org.caloriebank.adapter.files.ActivityRows} and
 * {@link org.caloriebank.adapter.files.FileMembers}; {@link org.caloriebank.adapter.files.ReportPlan} merges them in time order;
 * {@link org.caloriebank.adapter.files.ActivityImport} sends the plan to a bank.
 */
package org.caloriebank.adapter.files;

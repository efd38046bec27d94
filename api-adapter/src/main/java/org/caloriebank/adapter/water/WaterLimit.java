package org.caloriebank.adapter.water;

/**
 * One bound of a profile and how we know it.
 *
 * @param value in the unit of the bound's field.
 * @param reads the same in words.
 * @param clause where in the standard it stands.
 * @param isConfirmed whether sources state the number as the standard's; see the page beside the files.
 * @param source who says so.
 * @param note what else to know, or empty; never empty when it is not confirmed.
 */
public record WaterLimit(
        WaterBound bound, int value, String reads, String clause, boolean isConfirmed, String source, String note) {}

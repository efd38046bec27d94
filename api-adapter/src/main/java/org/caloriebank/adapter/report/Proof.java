package org.caloriebank.adapter.report;

/**
 * One thing that was to be shown.
 *
 * @param name a claim, as a sentence without a full stop.
 * @param isHeld whether it is so.
 * @param evidence the figures it rests on, in a few words.
 */
public record Proof(String name, boolean isHeld, String evidence) {}

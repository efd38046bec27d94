package org.caloriebank.adapter.report;

import org.caloriebank.protocol.ResultCode;

/** How often a kind of command was refused with a code. */
public record Refusal(String command, ResultCode code, long count) {}

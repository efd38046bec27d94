package org.caloriebank.adapter.demo;

import org.caloriebank.protocol.Command;

/**
 * A caller's record of an answer it has.
 *
 * @param node that answered, counted from 1.
 * @param atNanos since the first command of all.
 * @param latencyNanos from sending it (for the last time) to its answer.
 */
record Acknowledgement(Command command, Reply reply, int node, long atNanos, long latencyNanos) {}

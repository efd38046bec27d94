package org.caloriebank.adapter.cli;

/** How a command prints what it found. */
enum SummaryFormat {
    TEXT,
    JSON
}

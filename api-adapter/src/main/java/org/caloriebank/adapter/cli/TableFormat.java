package org.caloriebank.adapter.cli;

/** How an audit prints rows. */
enum TableFormat {
    TABLE,
    CSV,
    JSON
}

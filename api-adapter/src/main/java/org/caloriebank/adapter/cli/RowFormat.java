package org.caloriebank.adapter.cli;

/** How rows are printed. */
enum RowFormat {
    /** For people: aligned, coins with two decimals. */
    TABLE,
    /** A line of names, then a line for each row; amounts in the unit their column names. */
    CSV,
    /** One document, which says of when it is and holds the rows. */
    JSON,
    /** A row a line, each a JSON object. */
    JSONL
}

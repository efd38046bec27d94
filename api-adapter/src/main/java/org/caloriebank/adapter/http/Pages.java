package org.caloriebank.adapter.http;

/** An answer in pages: how each of them is read. */
interface Pages {
    /** @param head the member's last record, as the ledger knows it at the moment. */
    Reading first(long head, Reading.AsOf asOf);

    /** @param cursor as the caller gives it; looked at when the page is read. */
    Reading after(String cursor);
}

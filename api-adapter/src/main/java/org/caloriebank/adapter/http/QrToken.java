package org.caloriebank.adapter.http;

/**
 * A member's short-lived permission to check in, once.
 *
 * @param number random, from 1 to 2^63 - 1: the ledger takes each once.
 * @param expiresAtMs ledger time, ms since 1970.
 */
record QrToken(long memberId, long number, long expiresAtMs) {
    static final QrToken NONE = new QrToken(0, 0, 0);
}

package org.caloriebank.adapter.demo;

import org.caloriebank.protocol.ResultCode;

/**
 * What the node answered over HTTP.
 *
 * @param sequence of the outcome in the journal; 0 where the door gives none, which is so for refused reports.
 * @param amountCenticoins 0 when refused.
 * @param isReplay whether the node says that it answered from memory.
 */
record Reply(ResultCode code, long sequence, long amountCenticoins, boolean isReplay) {
    boolean isAccepted() {
        return code == ResultCode.ACCEPTED;
    }
}

package org.caloriebank.adapter.http;

import java.util.List;
import org.caloriebank.protocol.BookingAnswer;
import org.caloriebank.protocol.FacilityAnswer;
import org.caloriebank.protocol.LightAnswer;
import org.caloriebank.protocol.WaterAnswer;

/**
 * What a sports centre shows: events after its sequence, applied on top, give what it shows later. Immutable.
 *
 * @param asOf when the facility was asked, before everything else: the earliest moment any part is of.
 * @param nowMs ledger time that a command would have got then, ms since 1970.
 */
record Board(
        Reading.AsOf asOf,
        long nowMs,
        FacilityAnswer.Facility facility,
        List<Space> spaces,
        List<LightAnswer.Light> lights) {

    /**
     * @param sessions of the facility's local day, by start.
     * @param water null for a space without.
     */
    record Space(FacilityAnswer.Space space, List<BookingAnswer.Session> sessions, WaterAnswer.Water water) {}
}

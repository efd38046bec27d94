package org.caloriebank.model;

import java.util.ArrayList;
import java.util.List;
import org.caloriebank.protocol.AdmissionCommand;
import org.caloriebank.protocol.AdmissionCommand.CheckIn;
import org.caloriebank.protocol.AdmissionCommand.CheckOut;
import org.caloriebank.protocol.AdmissionCommand.ConfirmPayment;
import org.caloriebank.protocol.AdmissionCommand.PutCredential;
import org.caloriebank.protocol.AdmissionCommand.ReplaceWristband;
import org.caloriebank.protocol.AdmissionCommand.Tap;
import org.caloriebank.protocol.AdmissionQuery;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.BookingCommand;
import org.caloriebank.protocol.BookingQuery;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.FacilityCommand;
import org.caloriebank.protocol.FacilityQuery;
import org.caloriebank.protocol.LightCommand.OverrideLight;
import org.caloriebank.protocol.LightQuery;
import org.caloriebank.protocol.Query;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.WaterCommand.PutWaterProfile;
import org.caloriebank.protocol.WaterCommand.RefundWater;
import org.caloriebank.protocol.WaterCommand.ReportWater;
import org.caloriebank.protocol.WaterQuery;

/** The rules of the sports centre together: {@code docs/CENTRE-RULES.md}. */
final class NaiveCentre {
    private final FacilityRules facilities;
    private final SessionRules sessions;
    private final SessionTimers sessionTimers;
    private final AdmissionRules admissions;
    private final TapRules taps;
    private final CheckOutRules checkOuts;
    private final WaterRefundRules waterRefunds;
    private final KeptTokens tokens;
    private final WaterRules water;
    private final LightRules lights;
    private final GainRules gains;
    private final FacilityAnswers facilityAnswers;
    private final BookingAnswers bookingAnswers;
    private final AdmissionAnswers admissionAnswers;

    NaiveCentre(final NaiveState state, final CoinRules coins, final NaiveHolds holds, final GainRules gains) {
        lights = new LightRules(state);
        water = new WaterRules(state);
        final BookingRules bookings = new BookingRules(state, coins, holds);
        facilities = new FacilityRules(state);
        sessions = new SessionRules(state, bookings, lights);
        sessionTimers = new SessionTimers(state, sessions, bookings, lights);
        admissions = new AdmissionRules(state, coins, holds);
        taps = new TapRules(state, coins, holds, lights);
        checkOuts = new CheckOutRules(state, coins, holds, admissions, taps);
        waterRefunds = new WaterRefundRules(state, coins, holds);
        tokens = new KeptTokens(state);
        this.gains = gains;
        facilityAnswers = new FacilityAnswers(state);
        bookingAnswers = new BookingAnswers(state);
        admissionAnswers = new AdmissionAnswers(state);
    }

    /** @return the timers after those of holds, in the order that breaks ties. */
    List<NaiveTimers> timers() {
        return List.of(sessionTimers, checkOuts, water, waterRefunds, lights, gains.campaigns.timers());
    }

    List<NaiveKept> kept() {
        final List<NaiveKept> kept = new ArrayList<>(List.of(sessionTimers, checkOuts, waterRefunds, water, tokens));
        kept.addAll(gains.campaigns.kept());
        return kept;
    }

    ResultCode decideAndApply(final Command command, final OutcomeDraft draft) {
        if (command instanceof FacilityCommand c) {
            return facilities.decideAndApply(c, draft);
        } else if (command instanceof BookingCommand c) {
            return sessions.decideAndApply(c, draft);
        } else if (command instanceof AdmissionCommand c) {
            return decideAndApplyAdmission(c, draft);
        } else if (command instanceof RefundWater c) {
            return waterRefunds.refund(c, draft);
        } else if (command instanceof PutWaterProfile c) {
            return water.putProfile(c);
        } else if (command instanceof ReportWater c) {
            return water.report(c, draft);
        } else if (command instanceof OverrideLight c) {
            return lights.override(c, draft);
        }
        final ResultCode code = gains.decideAndApply(command, draft);
        if (code == null) {
            throw new IllegalArgumentException("no rule for " + command);
        }
        return code;
    }

    Answer answer(final Query<?> query) {
        if (query instanceof FacilityQuery<?> q) {
            return facilityAnswers.answer(q);
        } else if (query instanceof BookingQuery<?> q) {
            return bookingAnswers.answer(q);
        } else if (query instanceof AdmissionQuery<?> q) {
            return admissionAnswers.answer(q);
        } else if (query instanceof WaterQuery.Exposure q) {
            return admissionAnswers.exposure(q);
        } else if (query instanceof WaterQuery.Water q) {
            return water.answer(q.spaceId());
        } else if (query instanceof LightQuery<?> q) {
            return lights.answer(q);
        }
        return gains.answer(query);
    }

    private ResultCode decideAndApplyAdmission(final AdmissionCommand command, final OutcomeDraft draft) {
        if (command instanceof PutCredential c) {
            return admissions.putCredential(c, draft);
        } else if (command instanceof CheckIn c) {
            return admissions.checkIn(c, draft);
        } else if (command instanceof Tap c) {
            return taps.tap(c, draft);
        } else if (command instanceof CheckOut c) {
            return checkOuts.checkOut(c, draft);
        } else if (command instanceof ReplaceWristband c) {
            return checkOuts.replaceWristband(c, draft);
        } else if (command instanceof ConfirmPayment c) {
            return checkOuts.confirmPayment(c, draft);
        }
        throw new IllegalArgumentException("no rule for " + command);
    }
}

package org.caloriebank.adapter.water;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.WaterCommand;

/**
 * Limits of water from one standard, as a file gives them: well formed for the ledger, each limit with its source.
 *
 * @param citation at most 32 ASCII characters; goes into the ledger.
 * @param effectiveDate first local day on which it judges.
 * @param stuckAfterReadings 0 for never.
 * @param limits in the protocol's order, each bound once at most.
 */
public record WaterProfile(
        String name,
        String title,
        String standard,
        String citation,
        LocalDate effectiveDate,
        String effectiveDateSource,
        int silentAfterMinutes,
        int stuckAfterReadings,
        String watchingSource,
        List<WaterLimit> limits) {
    public WaterProfile {
        limits = List.copyOf(limits);
    }

    /** @return how many limits are confirmed. */
    public int confirmedCount() {
        return (int) limits.stream().filter(WaterLimit::isConfirmed).count();
    }

    /** @return the same without the limits that are not confirmed. */
    public WaterProfile confirmedOnly() {
        final List<WaterLimit> confirmed =
                limits.stream().filter(WaterLimit::isConfirmed).toList();
        return copy(effectiveDate, silentAfterMinutes, stuckAfterReadings, confirmed);
    }

    /** @return the same, judging from another day on. */
    public WaterProfile from(final LocalDate day) {
        return copy(day, silentAfterMinutes, stuckAfterReadings, limits);
    }

    /** @return the same with another patience for sensors. */
    public WaterProfile watching(final int silentAfterMinutes, final int stuckAfterReadings) {
        return copy(effectiveDate, silentAfterMinutes, stuckAfterReadings, limits);
    }

    /** @return the body of {@code PUT /v1/water-profiles/{profileId}}, by field. */
    public Map<String, Object> body() {
        final Map<String, Object> body = new LinkedHashMap<>();
        body.put("effectiveDate", effectiveDate.toString());
        body.put("silentAfterMinutes", silentAfterMinutes);
        body.put("stuckAfterReadings", stuckAfterReadings);
        limits.forEach(limit -> body.put(limit.bound().field(), limit.value()));
        body.put("citation", citation);
        return body;
    }

    /** @return the command that puts this profile into a ledger. */
    public WaterCommand.PutWaterProfile command(final CommandId id, final long callerId, final long profileId) {
        return new WaterCommand.PutWaterProfile(
                id,
                callerId,
                silentAfterMinutes,
                stuckAfterReadings,
                profileId,
                (int) effectiveDate.toEpochDay(),
                value(WaterBound.LEAST_PH),
                value(WaterBound.GREATEST_PH),
                value(WaterBound.LEAST_FREE_CHLORINE),
                value(WaterBound.GREATEST_FREE_CHLORINE),
                value(WaterBound.LEAST_COMBINED_CHLORINE),
                value(WaterBound.GREATEST_COMBINED_CHLORINE),
                value(WaterBound.LEAST_TURBIDITY),
                value(WaterBound.GREATEST_TURBIDITY),
                value(WaterBound.LEAST_ORP),
                value(WaterBound.GREATEST_ORP),
                value(WaterBound.LEAST_TEMPERATURE),
                value(WaterBound.GREATEST_TEMPERATURE),
                citation);
    }

    /** @return what the protocol has for a bound: its null where the profile has none. */
    private int value(final WaterBound bound) {
        return limits.stream()
                .filter(limit -> limit.bound() == bound)
                .mapToInt(WaterLimit::value)
                .findFirst()
                .orElse(Limits.NULL_CENTIKCAL);
    }

    private WaterProfile copy(
            final LocalDate day, final int silentAfter, final int stuckAfter, final List<WaterLimit> chosen) {
        return new WaterProfile(
                name,
                title,
                standard,
                citation,
                day,
                effectiveDateSource,
                silentAfter,
                stuckAfter,
                watchingSource,
                chosen);
    }
}

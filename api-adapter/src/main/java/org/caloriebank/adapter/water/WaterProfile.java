package org.caloriebank.adapter.water;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

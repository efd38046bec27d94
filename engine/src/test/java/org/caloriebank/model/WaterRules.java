package org.caloriebank.model;

import static org.caloriebank.model.NaiveWater.NOT_GIVEN;
import static org.caloriebank.protocol.ResultCode.ACCEPTED;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.WaterAnswer;
import org.caloriebank.protocol.WaterCommand.PutWaterProfile;
import org.caloriebank.protocol.WaterCommand.ReportWater;
import org.caloriebank.protocol.codec.EventKind;

/** Section 11: readings of water are judged, and sensors that are silent or stuck are told of. */
final class WaterRules implements NaiveTimers, NaiveKept {
    private static final long MINUTE_MS = 60_000;
    private static final int MINUTES_PER_DAY = 1_440;
    private static final long AHEAD_MAX_MS = 5 * MINUTE_MS;
    private static final long BACK_MAX_MS = MINUTES_PER_DAY * MINUTE_MS;
    private static final List<Integer> LEAST_POSSIBLE = List.of(0, 0, 0, 0, -2_000, -500);
    private static final List<Integer> GREATEST_POSSIBLE = List.of(1_400, 50_000, 50_000, 100_000, 2_000, 10_000);
    private static final Comparator<NaiveWater> FIRING_ORDER = Comparator.<NaiveWater>comparingLong(
                    water -> water.silentAtMs)
            .thenComparingLong(water -> water.space.spaceId);

    private final NaiveState state;
    private final Map<Long, NaiveWater> waterBySpaceId = new TreeMap<>();
    /** In the order they closed. */
    private final List<OutInterval> closedIntervals = new ArrayList<>();

    WaterRules(final NaiveState state) {
        this.state = state;
    }

    ResultCode putProfile(final PutWaterProfile version) {
        state.waterProfileById
                .computeIfAbsent(version.profileId(), any -> new TreeMap<>())
                .put(version.effectiveDay(), version);
        return ACCEPTED;
    }

    ResultCode report(final ReportWater reading, final OutcomeDraft draft) {
        final NaiveSpace space = state.space(reading.spaceId());
        if (space == null) {
            return ResultCode.UNKNOWN_SPACE;
        }
        final PutWaterProfile version = versionFor(space, reading.measuredAtMs());
        if (version == null) {
            return ResultCode.NO_WATER_PROFILE;
        }
        final ResultCode refusal = refusalOf(reading);
        if (refusal != null) {
            return refusal;
        }
        final NaiveWater water = waterBySpaceId.computeIfAbsent(space.spaceId, any -> new NaiveWater(space));
        final List<Integer> values = NaiveWater.values(reading);
        hear(water, reading, version, draft);
        compareWithLast(water, values, version, draft);
        judge(water, values, version, draft);
        event(EventKind.WATER_READ, water, water.measuredAtMs, 0, draft);
        return ACCEPTED;
    }

    private ResultCode refusalOf(final ReportWater reading) {
        final NaiveWater water = waterBySpaceId.get(reading.spaceId());
        final long measuredAtMs = reading.measuredAtMs();
        if (measuredAtMs > state.nowMs + AHEAD_MAX_MS) {
            return ResultCode.READING_IN_FUTURE;
        }
        if (measuredAtMs < state.nowMs - BACK_MAX_MS) {
            return ResultCode.READING_TOO_OLD;
        }
        if (water != null && measuredAtMs <= water.measuredAtMs) {
            return ResultCode.READING_OUT_OF_ORDER;
        }
        final List<Integer> values = NaiveWater.values(reading);
        for (int i = 0; i < NaiveWater.PARAMETERS; i++) {
            if (isOutside(values.get(i), LEAST_POSSIBLE.get(i), GREATEST_POSSIBLE.get(i))) {
                return ResultCode.READING_IMPOSSIBLE;
            }
        }
        return null;
    }

    /** @return the newest version in force on the facility's local day of the time, or null; written without overflow. */
    private PutWaterProfile versionFor(final NaiveSpace space, final long timeMs) {
        final NavigableMap<Integer, PutWaterProfile> versions = state.waterProfileById.get(space.waterProfileId);
        final long localMinute = Math.floorDiv(timeMs, MINUTE_MS) + space.facility.zoneOffsetMinutes;
        final long localDay = Math.floorDiv(localMinute, MINUTES_PER_DAY);
        final Map.Entry<Integer, PutWaterProfile> newest =
                versions == null ? null : versions.floorEntry((int) Math.min(localDay, Integer.MAX_VALUE));
        return newest == null ? null : newest.getValue();
    }

    private void hear(
            final NaiveWater water,
            final ReportWater reading,
            final PutWaterProfile version,
            final OutcomeDraft draft) {
        water.measuredAtMs = reading.measuredAtMs();
        water.receivedAtMs = state.nowMs;
        water.silentAtMs = state.nowMs + version.silentAfterMinutes() * MINUTE_MS;
        if (water.isSilent) {
            water.isSilent = false;
            event(EventKind.WATER_HEARD, water, water.measuredAtMs, 0, draft);
        }
    }

    private void compareWithLast(
            final NaiveWater water,
            final List<Integer> values,
            final PutWaterProfile version,
            final OutcomeDraft draft) {
        final boolean isSame = water.values.equals(values);
        water.sameReadings = isSame ? water.sameReadings + 1 : 1;
        water.values = values;
        final int most = version.stuckAfterReadings();
        if (!water.isStuck && most > 0 && water.sameReadings >= most) {
            water.isStuck = true;
            event(EventKind.WATER_STUCK, water, water.measuredAtMs, 0, draft);
        } else if (water.isStuck && !isSame) {
            water.isStuck = false;
            event(EventKind.WATER_UNSTUCK, water, water.measuredAtMs, 0, draft);
        }
    }

    private void judge(
            final NaiveWater water,
            final List<Integer> values,
            final PutWaterProfile version,
            final OutcomeDraft draft) {
        final List<Integer> least = NaiveWater.least(version);
        final List<Integer> greatest = NaiveWater.greatest(version);
        for (int i = 0; i < NaiveWater.PARAMETERS; i++) {
            final int value = values.get(i);
            if (value != NOT_GIVEN) {
                water.lastGiven.set(i, value);
                if (isOutside(value, least.get(i), greatest.get(i))) {
                    if (water.out.add(i + 1)) {
                        event(EventKind.WATER_OUT_OF_RANGE, water, value, i + 1, draft);
                    }
                } else if (water.out.remove(i + 1)) {
                    event(EventKind.WATER_IN_RANGE, water, value, i + 1, draft);
                }
            }
        }
        noteInterval(water);
    }

    private void noteInterval(final NaiveWater water) {
        if (!water.out.isEmpty() && water.outInterval == null) {
            water.outInterval = new OutInterval(water.space, water.measuredAtMs);
            state.outIntervals.add(water.outInterval);
        } else if (water.out.isEmpty() && water.outInterval != null) {
            water.outInterval.toMs = water.measuredAtMs;
            water.outInterval.isOver = true;
            water.outInterval.closedAtMs = state.nowMs;
            closedIntervals.add(water.outInterval);
            water.outInterval = null;
        }
    }

    private static boolean isOutside(final int value, final int least, final int greatest) {
        return value != NOT_GIVEN && (least != NOT_GIVEN && value < least || greatest != NOT_GIVEN && value > greatest);
    }

    @Override
    public long dueAtMs() {
        return next().map(water -> water.silentAtMs).orElse(Long.MAX_VALUE);
    }

    @Override
    public void fireFirst(final OutcomeDraft draft) {
        final NaiveWater water = next().orElseThrow();
        water.isSilent = true;
        water.silentAtMs = NaiveWater.NEVER_MS;
        event(EventKind.WATER_SILENT, water, water.measuredAtMs, 0, draft);
    }

    private Optional<NaiveWater> next() {
        return waterBySpaceId.values().stream().min(FIRING_ORDER);
    }

    @Override
    public long forgettableAtMs() {
        return closedIntervals.isEmpty() ? Long.MAX_VALUE : state.forgettableAtMs(closedIntervals.get(0).closedAtMs);
    }

    @Override
    public void forgetFirst() {
        state.outIntervals.remove(closedIntervals.remove(0));
    }

    WaterAnswer.Water answer(final long spaceId) {
        final NaiveSpace space = state.space(spaceId);
        final NaiveWater water = waterBySpaceId.getOrDefault(spaceId, new NaiveWater(space));
        return new WaterAnswer.Water(
                space == null ? ResultCode.UNKNOWN_SPACE : ACCEPTED,
                spaceId,
                space == null ? 0 : space.waterProfileId,
                water.measuredAtMs,
                water.receivedAtMs,
                water.outInterval == null ? 0 : water.outInterval.fromMs,
                water.lastGiven.get(0),
                water.lastGiven.get(1),
                water.lastGiven.get(2),
                water.lastGiven.get(3),
                water.lastGiven.get(4),
                water.lastGiven.get(5),
                water.out.stream().mapToInt(number -> 1 << number - 1).sum(),
                water.isSilent,
                water.isStuck);
    }

    private static void event(
            final EventKind kind,
            final NaiveWater water,
            final long value,
            final int detail,
            final OutcomeDraft draft) {
        draft.event(kind, water.space.facility.facilityId, water.space.spaceId, 0, value, detail);
    }
}

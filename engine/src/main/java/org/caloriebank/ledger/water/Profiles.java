package org.caloriebank.ledger.water;

import static org.caloriebank.ledger.memory.Invariant.check;

import org.agrona.UnsafeApi;
import org.caloriebank.ledger.memory.LongIndex;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.memory.StateHash;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;

/**
 * All water profiles, each with its versions, the one effective last at the head. Nothing is ever taken away.
 *
 * <pre>
 *   offset  length  field
 *        0       8  profile id
 *        8       4  the version effective last
 * </pre>
 *
 * Owned by the ledger thread.
 */
final class Profiles implements AutoCloseable {
    private static final int HEAD = 8;

    private final Rows rows = new Rows(16);
    private final LongIndex index = new LongIndex(rows);
    private final Rows versions = new Rows(VersionRow.LENGTH);

    boolean has(final long profileId) {
        return index.find(profileId) != Rows.NULL_ROW;
    }

    /** @return the version of the profile that is the newest effective on the day, or {@link Rows#NULL_ROW}. */
    int inForce(final long profileId, final int epochDay) {
        final int profile = index.find(profileId);
        return profile == Rows.NULL_ROW ? Rows.NULL_ROW : notAfter(head(profile), epochDay);
    }

    /** @return where the version's {@link VersionRow} is. */
    long version(final int version) {
        return versions.address(version);
    }

    /** @return whether there is no room for this version of this profile. */
    boolean isFullFor(final long profileId, final int effectiveDay) {
        final int there = inForce(profileId, effectiveDay);
        final boolean isReplaced =
                there != Rows.NULL_ROW && VersionRow.effectiveDay(versions.address(there)) == effectiveDay;
        return !isReplaced && (versions.isFull() || rows.isFull());
    }

    /** @return the {@link VersionRow} of the version effective from that day on, made if there was none. */
    long put(final long profileId, final int effectiveDay) {
        int profile = index.find(profileId);
        if (profile == Rows.NULL_ROW) {
            profile = rows.allocate();
            UnsafeApi.putLong(rows.address(profile), profileId);
            index.add(profileId, profile);
        }
        int later = Rows.NULL_ROW;
        int there = head(profile);
        while (there != Rows.NULL_ROW && VersionRow.effectiveDay(versions.address(there)) > effectiveDay) {
            later = there;
            there = VersionRow.before(versions.address(there));
        }
        if (there != Rows.NULL_ROW && VersionRow.effectiveDay(versions.address(there)) == effectiveDay) {
            return versions.address(there);
        }
        return insert(profile, later, there, effectiveDay);
    }

    private long insert(final int profile, final int later, final int before, final int effectiveDay) {
        final int made = versions.allocate();
        final long version = versions.address(made);
        VersionRow.effectiveDay(version, effectiveDay);
        VersionRow.before(version, before);
        if (later == Rows.NULL_ROW) {
            UnsafeApi.putInt(rows.address(profile) + HEAD, made);
        } else {
            VersionRow.before(versions.address(later), made);
        }
        return version;
    }

    private int head(final int profile) {
        return UnsafeApi.getInt(rows.address(profile) + HEAD);
    }

    private int notAfter(final int head, final int epochDay) {
        int version = head;
        while (version != Rows.NULL_ROW && VersionRow.effectiveDay(versions.address(version)) > epochDay) {
            version = VersionRow.before(versions.address(version));
        }
        return version;
    }

    void verify() {
        int found = 0;
        for (int profile = 1; profile < rows.end(); profile++) {
            int day = Integer.MAX_VALUE;
            for (int i = head(profile); i != Rows.NULL_ROW; i = VersionRow.before(versions.address(i))) {
                final int effectiveDay = VersionRow.effectiveDay(versions.address(i));
                check(effectiveDay < day, "order of versions of water profile", profileId(profile));
                day = effectiveDay;
                found++;
            }
            check(day != Integer.MAX_VALUE, "a version of water profile", profileId(profile));
        }
        check(found == versions.live(), "each version belongs to one water profile");
    }

    void hashInto(final StateHash hash) {
        hash.add(rows.live());
        for (int profile = 1; profile < rows.end(); profile++) {
            hash.add(profileId(profile));
            for (int i = head(profile); i != Rows.NULL_ROW; i = VersionRow.before(versions.address(i))) {
                hashVersion(hash, versions.address(i));
            }
        }
    }

    private static void hashVersion(final StateHash hash, final long version) {
        hash.add(VersionRow.effectiveDay(version));
        hash.add(VersionRow.silentAfterMinutes(version));
        hash.add(VersionRow.stuckAfterReadings(version));
        for (int i = 0; i < 2 * Parameter.COUNT; i++) {
            hash.add(VersionRow.bound(version, i));
        }
        for (int i = 0; i < VersionRow.CITATION_LENGTH; i++) {
            hash.add(VersionRow.citation(version, i));
        }
    }

    private long profileId(final int profile) {
        return UnsafeApi.getLong(rows.address(profile));
    }

    long bytes() {
        return rows.bytes() + index.bytes() + versions.bytes();
    }

    void saveTo(final StateSink sink) {
        rows.saveTo(sink);
        index.saveTo(sink);
        versions.saveTo(sink);
    }

    void loadFrom(final StateSource source) {
        rows.loadFrom(source);
        index.loadFrom(source);
        versions.loadFrom(source);
    }

    @Override
    public void close() {
        rows.close();
        index.close();
        versions.close();
    }
}

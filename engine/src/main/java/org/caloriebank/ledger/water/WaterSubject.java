package org.caloriebank.ledger.water;

import org.caloriebank.ledger.command.CommandTable;
import org.caloriebank.ledger.command.QueryTable;
import org.caloriebank.ledger.command.Subject;
import org.caloriebank.ledger.facility.Facilities;
import org.caloriebank.ledger.facility.Spaces;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.memory.StateHash;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.ledger.settings.Settings;
import org.caloriebank.ledger.time.Timers;
import org.caloriebank.protocol.Setting;

/** Water as the ledger's root sees it: profiles, readings, and when water was out of range. Owned by the ledger thread; allocates nothing. */
public final class WaterSubject implements Subject {
    private final Spaces spaces;
    private final Settings settings;
    private final OutcomeDraft outcome;
    private final Profiles profiles = new Profiles();
    private final WatchedSpaces watchedSpaces = new WatchedSpaces();
    private final ProfileCommands profileCommands;
    private final ReadingCommands readingCommands;
    private final WaterQueries queries;
    private final Silences silences;

    public WaterSubject(
            final Facilities facilities, final Spaces spaces, final Settings settings, final OutcomeDraft outcome) {
        this.spaces = spaces;
        this.settings = settings;
        this.outcome = outcome;
        profileCommands = new ProfileCommands(profiles);
        readingCommands = new ReadingCommands(facilities, spaces, profiles, watchedSpaces, outcome);
        queries = new WaterQueries(spaces, watchedSpaces);
        silences = new Silences(facilities, spaces, watchedSpaces, outcome);
    }

    /** @return whether a version of the profile has been put, effective now or later. */
    public boolean hasProfile(final long profileId) {
        return profiles.has(profileId);
    }

    /**
     * @param spaceRow a row of {@link Spaces}.
     * @return how long the space's water was out of range from one moment until before the other, ms, as far as it is kept. What is out of range
     *     still is so until now.
     */
    public long outMs(final int spaceRow, final long fromMs, final long toMs) {
        final int watched = watchedSpaces.find(spaces.spaceId(spaceRow));
        return watched == Rows.NULL_ROW ? 0 : watchedSpaces.intervals().outMs(watched, fromMs, toMs, outcome.timeMs());
    }

    /** @return when spaces are told to be silent, by (deadline, space id). */
    public Timers silences() {
        return silences;
    }

    @Override
    public void addCommands(final CommandTable table) {
        profileCommands.addCommands(table);
        readingCommands.addCommands(table);
    }

    @Override
    public void addQueries(final QueryTable table) {
        queries.addQueries(table);
    }

    @Override
    public long forgettingDueAtMs() {
        return watchedSpaces.intervals().forgettingDueAtMs(settings.value(Setting.REFUND_WINDOW_MS));
    }

    @Override
    public void forget(final int most) {
        for (int i = 0; i < most && forgettingDueAtMs() <= outcome.timeMs(); i++) {
            watchedSpaces.intervals().forgetFirstClosed();
        }
    }

    @Override
    public void verify() {
        profiles.verify();
        watchedSpaces.verify();
    }

    @Override
    public void hashInto(final StateHash hash) {
        profiles.hashInto(hash);
        watchedSpaces.hashInto(hash);
    }

    @Override
    public void saveTo(final StateSink sink) {
        profiles.saveTo(sink);
        watchedSpaces.saveTo(sink);
    }

    @Override
    public void loadFrom(final StateSource source) {
        profiles.loadFrom(source);
        watchedSpaces.loadFrom(source);
    }

    @Override
    public long bytes() {
        return profiles.bytes() + watchedSpaces.bytes();
    }

    @Override
    public void close() {
        profiles.close();
        watchedSpaces.close();
    }
}

package org.caloriebank.ledger.campaign;

import org.agrona.UnsafeApi;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.memory.StateHash;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;

/**
 * Teams of challenges, each from its first participant on until its last is forgotten.
 *
 * <pre>
 *   offset  length  field
 *        0      20  see {@link CampaignPairs}: the id is the team's
 *       20       4  participants that ever joined
 *       24       4  first participant that is kept, in joining order
 *       32       8  progress of all together, forgotten ones included, centicoins
 * </pre>
 *
 * Owned by the ledger thread.
 */
final class Teams implements AutoCloseable {
    static final int PARTICIPANTS_MAX = 8;

    private static final int PARTICIPANTS = 20;
    private static final int FIRST = 24;
    private static final int PROGRESS = 32;

    private final CampaignPairs rows = new CampaignPairs(64);

    /** @return the team, or {@link Rows#NULL_ROW} when nobody has joined it. */
    int find(final int campaign, final long teamId) {
        return rows.find(campaign, teamId);
    }

    int make(final int campaign, final long teamId) {
        return rows.make(campaign, teamId);
    }

    void free(final int team) {
        rows.free(team);
    }

    long id(final int team) {
        return rows.id(team);
    }

    int participants(final int team) {
        return UnsafeApi.getInt(rows.address(team) + PARTICIPANTS);
    }

    void participants(final int team, final int participants) {
        UnsafeApi.putInt(rows.address(team) + PARTICIPANTS, participants);
    }

    int firstParticipant(final int team) {
        return UnsafeApi.getInt(rows.address(team) + FIRST);
    }

    void firstParticipant(final int team, final int participant) {
        UnsafeApi.putInt(rows.address(team) + FIRST, participant);
    }

    long progressCenticoins(final int team) {
        return UnsafeApi.getLong(rows.address(team) + PROGRESS);
    }

    void progressCenticoins(final int team, final long progressCenticoins) {
        UnsafeApi.putLong(rows.address(team) + PROGRESS, progressCenticoins);
    }

    boolean isFull() {
        return rows.isFull();
    }

    /** @return one more than the greatest row. */
    int end() {
        return rows.end();
    }

    int live() {
        return rows.live();
    }

    /** @return whether the row is no team's. */
    boolean isFree(final int team) {
        return rows.campaign(team) == Rows.NULL_ROW;
    }

    void hashInto(final StateHash hash, final int team) {
        hash.add(id(team));
        hash.add(participants(team));
        hash.add(progressCenticoins(team));
    }

    void saveTo(final StateSink sink) {
        rows.saveTo(sink);
    }

    void loadFrom(final StateSource source) {
        rows.loadFrom(source);
    }

    long bytes() {
        return rows.bytes();
    }

    @Override
    public void close() {
        rows.close();
    }
}

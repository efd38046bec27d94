package org.caloriebank.ledger;

import java.util.Arrays;
import org.caloriebank.ledger.account.Accounts;
import org.caloriebank.ledger.activity.Days;
import org.caloriebank.ledger.admission.AdmissionSubject;
import org.caloriebank.ledger.booking.BookingSubject;
import org.caloriebank.ledger.campaign.CampaignSubject;
import org.caloriebank.ledger.command.CommandTable;
import org.caloriebank.ledger.command.QueryTable;
import org.caloriebank.ledger.command.Subject;
import org.caloriebank.ledger.facility.Facilities;
import org.caloriebank.ledger.facility.FacilitySubject;
import org.caloriebank.ledger.facility.Spaces;
import org.caloriebank.ledger.goal.GoalSubject;
import org.caloriebank.ledger.hold.HeldCoins;
import org.caloriebank.ledger.light.LightSubject;
import org.caloriebank.ledger.member.Members;
import org.caloriebank.ledger.memory.StateHash;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;
import org.caloriebank.ledger.merchant.Merchants;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.ledger.settings.Settings;
import org.caloriebank.ledger.time.Timers;
import org.caloriebank.ledger.water.WaterSubject;

/**
 * The subjects of sports centres, campaigns and goals. They do not know each other: each declares what it needs to know of others as an interface of
 * plain values ("ports"), which a class beside this one ("links") answers out of the fields here. Rules: {@code docs/CENTRE-RULES.md}. Owned by the
 * ledger thread.
 */
final class Centre implements AutoCloseable {
    // ---- what the subjects share ----
    final Facilities facilities = new Facilities();
    final Spaces spaces = new Spaces(facilities);

    // ---- the subjects; links reach the others through these ----
    final FacilitySubject facility;
    final BookingSubject booking;
    final AdmissionSubject admission;
    final WaterSubject water;
    final LightSubject light;
    final CampaignSubject campaign;
    final GoalSubject goal;

    /** In the order in which their state is hashed and saved. */
    private final Subject[] subjects;

    private final long[] unusedHashes;

    Centre(
            final Members members,
            final Accounts accounts,
            final Days days,
            final Merchants merchants,
            final HeldCoins heldCoins,
            final Settings settings,
            final OutcomeDraft outcome) {
        facility = new FacilitySubject(facilities, spaces, accounts, new FacilityLinks(this), outcome);
        booking = new BookingSubject(
                members, accounts, heldCoins, facilities, spaces, settings, new BookingLinks(this), outcome);
        admission = new AdmissionSubject(
                members, accounts, heldCoins, facilities, spaces, new AdmissionLinks(this), settings, outcome);
        water = new WaterSubject(facilities, spaces, settings, outcome);
        light = new LightSubject(facilities, new LightLinks(this), outcome);
        campaign =
                new CampaignSubject(members, accounts, settings, new CampaignLinks(members, days, merchants), outcome);
        goal = new GoalSubject(members, new GoalLinks(members, days), outcome);
        subjects = new Subject[] {
            facility, //
            booking, admission, water, light, campaign, goal,
        };
        unusedHashes = Arrays.stream(subjects).mapToLong(Centre::hashOf).toArray();
    }

    void addCommands(final CommandTable table) {
        for (final Subject subject : subjects) {
            subject.addCommands(table);
        }
    }

    void addQueries(final QueryTable table) {
        for (final Subject subject : subjects) {
            subject.addQueries(table);
        }
    }

    /** @return the timer given, then those of the centre: the order breaks ties between equal deadlines. */
    Timers[] timersAfter(final Timers first) {
        return new Timers[] {
            first, // holds
            booking.timers(), // sessions
            admission.closings(),
            water.silences(),
            admission.waterRefunds(),
            light.timers(),
            campaign.challengeTimers(),
        };
    }

    /** @return ledger time from which on there is something to forget, ms; Long.MAX_VALUE for nothing. */
    long forgettingDueAtMs() {
        long dueAtMs = Long.MAX_VALUE;
        for (final Subject subject : subjects) {
            dueAtMs = Math.min(dueAtMs, subject.forgettingDueAtMs());
        }
        return dueAtMs;
    }

    void forget(final int most) {
        for (final Subject subject : subjects) {
            subject.forget(most);
        }
    }

    void verify() {
        for (final Subject subject : subjects) {
            subject.verify();
        }
    }

    /** A subject that nobody uses adds nothing: a journal from before it was there still comes to the hashes it was signed with. */
    void hashInto(final StateHash hash) {
        for (int i = 0; i < subjects.length; i++) {
            final long subjectHash = hashOf(subjects[i]);
            if (subjectHash != unusedHashes[i]) {
                hash.add(i);
                hash.add(subjectHash);
            }
        }
    }

    private static long hashOf(final Subject subject) {
        final StateHash hash = new StateHash();
        subject.hashInto(hash);
        return hash.value();
    }

    void saveTo(final StateSink sink) {
        for (final Subject subject : subjects) {
            subject.saveTo(sink);
        }
    }

    void loadFrom(final StateSource source) {
        for (final Subject subject : subjects) {
            subject.loadFrom(source);
        }
    }

    long bytes() {
        long bytes = 0;
        for (final Subject subject : subjects) {
            bytes += subject.bytes();
        }
        return bytes;
    }

    @Override
    public void close() {
        for (final Subject subject : subjects) {
            subject.close();
        }
    }
}

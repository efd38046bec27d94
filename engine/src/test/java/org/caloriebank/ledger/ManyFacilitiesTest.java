package org.caloriebank.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.protocol.FacilityAnswer;
import org.caloriebank.protocol.LightAnswer;
import org.caloriebank.protocol.codec.FacilityStatus;
import org.caloriebank.protocol.codec.SpaceKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A chain of thousands of facilities: nothing is lost among them, and they are small. */
class ManyFacilitiesTest {
    private static final int FACILITIES = 10_000;
    private static final int SPACES_EACH = 5;
    /** Of a table, the least it reserves of addresses; what is not touched takes no memory. */
    private static final long PAGE_LENGTH = 32L << 20;

    private final LedgerScene scene = new LedgerScene();
    private final FacilityScene facilities = new FacilityScene(scene);
    private final LightScene lights = new LightScene(scene);

    /** The spaces are opened by turns, so those of a facility lie far apart. Two of each share a circuit, one has its own. */
    @BeforeEach
    void openFacilities() {
        for (int i = 0; i < FACILITIES; i++) {
            facilities.putFacility(facilityId(i), 1 + i, i % 50, i % 97 * 15 - 720);
        }
        for (int space = 0; space < SPACES_EACH; space++) {
            for (int i = 0; i < FACILITIES; i++) {
                final long circuitId = space < 3 ? facilityId(i) * 10 + space / 2 : 0;
                facilities.putSpace(spaceId(i, space), facilityId(i), SpaceKind.COURT, 1 + space, 0, circuitId, space);
            }
        }
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private static long facilityId(final int i) {
        return 1 + i * 7_919L % 1_000_003;
    }

    private static long spaceId(final int i, final int space) {
        return facilityId(i) * SPACES_EACH + space;
    }

    @Test
    void shouldPageThroughAllInTheOrderTheyWereOpened() {
        int seen = 0;
        FacilityAnswer.Facilities page = facilities.facilities(0);
        while (true) {
            for (final FacilityAnswer.FacilityLine line : page.facilities()) {
                assertEquals(new FacilityAnswer.FacilityLine(facilityId(seen), 1 + seen, 0, FacilityStatus.OPEN), line);
                seen++;
            }
            if (page.isComplete()) {
                break;
            }
            assertEquals(16, page.facilities().size());
            page = facilities.facilities(facilityId(seen - 1));
        }

        assertEquals(FACILITIES, seen);
    }

    @Test
    void shouldKnowEachFacilitysSpacesAndCircuits() {
        for (int i = 0; i < FACILITIES; i++) {
            final FacilityAnswer.Spaces spaces = facilities.spaces(facilityId(i), 0);
            assertEquals(true, spaces.isComplete());
            assertEquals(SPACES_EACH, spaces.spaces().size());
            for (int space = 0; space < SPACES_EACH; space++) {
                assertEquals(spaceId(i, space), spaces.spaces().get(space).spaceId());
                assertEquals(1 + space, spaces.spaces().get(space).capacity());
            }
            final LightAnswer.Lights named = lights.lights(facilityId(i), 0);
            assertEquals(2, named.lights().size());
            assertEquals(facilityId(i) * 10, named.lights().get(0).circuitId());
            assertEquals(facilityId(i) * 10 + 1, named.lights().get(1).circuitId());
        }
    }

    /** Rows of 128 bytes for a facility and 64 for a space or a circuit, and their share of the indexes. */
    @Test
    void shouldTakeAHundredBytesOrTwoForEach() {
        final Centre centre = scene.ledger.centre();
        final Weight facility = new Weight();
        final Weight light = new Weight();

        centre.facility.saveTo(facility);
        centre.light.saveTo(light);

        final long perFacilityOrSpace = facility.bytes / (FACILITIES * (1 + SPACES_EACH));
        final long perCircuit = light.bytes / (2 * FACILITIES);
        assertTrue(perFacilityOrSpace <= 128, "bytes for each facility or space: " + perFacilityOrSpace);
        assertTrue(perCircuit <= 128, "bytes for each circuit: " + perCircuit);
        assertTrue(facility.bytes <= centre.facility.bytes());
        assertTrue(centre.facility.bytes() <= 6 * PAGE_LENGTH, "a page or none for each table");
        assertTrue(centre.light.bytes() <= 5 * PAGE_LENGTH, "a page or none for each table");
    }

    /** What is really in use: the stretches of a saved state. */
    private static final class Weight implements StateSink {
        private long bytes;

        @Override
        public void word(final long value) {
            bytes += Long.BYTES;
        }

        @Override
        public void memory(final long address, final long length) {
            bytes += length;
        }
    }
}

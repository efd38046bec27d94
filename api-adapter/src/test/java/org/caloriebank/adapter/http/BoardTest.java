package org.caloriebank.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.caloriebank.pipeline.LedgerClock;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BoardTest {
    private static final String BOARD = "/v1/facilities/1/board";
    private static final int STEPS = 300;

    @TempDir
    private Path directory;

    @RepeatedTest(3)
    void shouldBecomeTheLaterBoardByTheEventsBetween() throws IOException {
        final long seed = new SplittableRandom().nextLong();
        final TreeSet<String> kinds = new TreeSet<>();
        try (TestDoor door = TestDoor.open(
                directory, config -> config.withClock(LedgerClock.ofCommands()), UnaryOperator.identity())) {
            final BoardDay day = new BoardDay(door.bank(), seed);
            day.open();
            for (int part = 0; part < 3; part++) {
                try (EventClient client = new EventClient(door.port(), BOARD, EventClient.NEW)) {
                    final ShownBoard shown = new ShownBoard(client.next().data());
                    for (int i = 0; i < STEPS / 3; i++) {
                        day.step();
                    }
                    day.tick();

                    final ShownBoard fresh =
                            new ShownBoard(TestJson.object(door.get(BOARD).body()));
                    final long newest = door.bank().events().lastSequence();
                    long at = shown.sequence();
                    while (at < newest) {
                        final EventClient.Message message = client.next();
                        message.events().forEach(event -> kinds.add((String) event.get("kind")));
                        shown.apply(message);
                        at = message.id();
                    }
                    assertEquals(fresh.shown(), shown.shown(), "seed " + seed);
                }
            }
        }
        assertTrue(kinds.size() > 8, () -> "too little happened: " + kinds + ", seed " + seed);
    }

    @Test
    void shouldTellAllThatIsShown() {
        try (TestDoor door = TestDoor.open(directory)) {
            TestCentre.build(door);
            TestCentre.done(door.command("POST", "/v1/facilities/1/admissions", "{\"memberId\":42}"));

            final Map<String, Object> board = TestCentre.done(door.get(BOARD)); // held to its description

            assertEquals(1L, board.get("occupancy"));
            assertEquals(1L, board.get("lockersFree"));
            assertEquals(2L, board.get("wristbandsFree"));
            assertEquals(3, TestCentre.rows(board, "spaces").size());
            assertEquals(board.get("sequence"), door.bank().counters().sequence());
        }
    }

    @Test
    void shouldRefuseFacilityThatIsNot() {
        try (TestDoor door = TestDoor.open(directory)) {
            TestCentre.refused(404, "UNKNOWN_FACILITY", door.get(BOARD));
            TestCentre.refused(400, "MALFORMED", door.get("/v1/facilities/x/board"));
        }
    }

    @Test
    void shouldShowPeopleAPageThatAsksNobodyElse() {
        try (TestDoor door = TestDoor.open(directory)) {
            final HttpResponse<String> page = door.get("/facilities/1");

            assertEquals(200, page.statusCode());
            assertEquals(
                    "text/html;charset=utf-8",
                    page.headers().firstValue("Content-Type").orElseThrow());
            assertTrue(page.body().contains("EventSource"));
            assertFalse(page.body().contains("://"), "an address of somebody else");
            assertFalse(page.body().contains("/*CSS*/") || page.body().contains("/*JS*/"));
        }
    }
}

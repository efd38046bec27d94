package org.caloriebank.adapter.http;

import static org.caloriebank.adapter.http.TestCentre.done;
import static org.caloriebank.adapter.http.TestCentre.doneTwice;
import static org.caloriebank.adapter.http.TestCentre.refused;
import static org.caloriebank.adapter.http.TestCentre.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goals over HTTP. */
class GoalRoutesTest {
    private static final String GOALS = "/v1/members/42/goals";

    @TempDir
    private Path directory;

    private TestDoor door;

    @BeforeEach
    void open() {
        door = TestDoor.open(directory);
        door.seed();
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void shouldSetGoalsAndShowProgressAndStreak() {
        assertEquals(List.of(), done(door.get(GOALS)).get("goals"));
        final Map<String, Object> put = doneTwice(door, "PUT", GOALS + "/daily/steps", "{\"target\":1000}");
        done(door.command("PUT", GOALS + "/weekly/energy", "{\"target\":90000}"));
        done(door.activity(
                "application/json",
                "{\"memberId\":42,\"sourceId\":1,\"date\":\"" + TestDoor.today()
                        + "\",\"steps\":1200,\"activeCentikcal\":5000}"));

        final List<Map<String, Object>> goals = rows(done(door.get(GOALS)), "goals");

        assertEquals("DAILY", put.get("period"));
        assertEquals("STEPS", put.get("measure"));
        assertEquals(2, goals.size());
        assertEquals("DAILY", goals.get(0).get("period"));
        assertEquals(1_000L, goals.get(0).get("target"));
        assertEquals(1_200L, goals.get(0).get("progress"));
        assertEquals(1L, goals.get(0).get("streak"));
        assertEquals(TestDoor.today(), goals.get(0).get("fromDate"));
        assertEquals("ENERGY", goals.get(1).get("measure"));
        assertEquals(5_000L, goals.get(1).get("progress"));
        assertEquals(0L, goals.get(1).get("streak"));
    }

    @Test
    void shouldEndAGoal() {
        done(door.command("PUT", GOALS + "/daily/steps", "{\"target\":1000}"));

        done(door.command("PUT", GOALS + "/daily/steps", "{\"target\":0}"));

        assertEquals(List.of(), done(door.get(GOALS)).get("goals"));
    }

    @Test
    void shouldRefuseWhatIsNoGoal() {
        for (final String path : List.of("/daily/coins", "/DAILY/steps", "/monthly/steps", "/null_val/steps")) {
            refused(400, "MALFORMED", door.command("PUT", GOALS + path, "{\"target\":1}"));
        }
        for (final String body : List.of("{}", "{\"target\":-1}", "{\"target\":null}", "{\"target\":1,\"unit\":2}")) {
            refused(400, "MALFORMED", door.command("PUT", GOALS + "/daily/steps", body));
        }
        refused(404, "UNKNOWN_MEMBER", door.command("PUT", "/v1/members/99/goals/daily/steps", "{\"target\":1}"));
        refused(404, "UNKNOWN_MEMBER", door.get("/v1/members/99/goals"));
    }
}

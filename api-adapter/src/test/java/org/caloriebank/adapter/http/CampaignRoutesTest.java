package org.caloriebank.adapter.http;

import static org.caloriebank.adapter.http.TestCentre.done;
import static org.caloriebank.adapter.http.TestCentre.doneTwice;
import static org.caloriebank.adapter.http.TestCentre.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Campaigns over HTTP. */
class CampaignRoutesTest {
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
    void shouldPayABonusAndShowWhatItCost() {
        doneTwice(door, "PUT", "/v1/campaigns/5", campaign("MULTIPLIER", 0, "\"rateBp\":10000"));

        done(report(1_000));
        final Map<String, Object> campaign = done(door.get("/v1/campaigns/5"));

        assertEquals("MULTIPLIER", campaign.get("kind"));
        assertEquals(TestDoor.today(), campaign.get("fromDate"));
        assertEquals(TestDoor.today(), campaign.get("toDate"));
        assertEquals(10_000L, campaign.get("rateBp"));
        assertEquals(false, campaign.get("team"));
        assertEquals(1_000L, campaign.get("paidCenticoins"));
        assertEquals(52_000L, done(door.get("/v1/members/42/balance")).get("balanceCenticoins"));
    }

    @Test
    void shouldTakeMerchantsIntoARebateAndOutOfIt() {
        done(door.command("PUT", "/v1/campaigns/5", campaign("REBATE", 0, "\"rateBp\":500")));
        final String merchant = "/v1/campaigns/5/merchants/7";

        assertEquals(true, doneTwice(door, "PUT", merchant, "").get("included"));
        assertEquals(1L, done(door.get("/v1/campaigns/5")).get("merchants"));
        assertEquals(
                false,
                done(door.command("PUT", merchant, "{\"included\":false}")).get("included"));
        assertEquals(0L, done(door.get("/v1/campaigns/5")).get("merchants"));
        refused(404, "UNKNOWN_MERCHANT", door.command("PUT", "/v1/campaigns/5/merchants/99", ""));
        refused(404, "UNKNOWN_CAMPAIGN", door.command("PUT", "/v1/campaigns/6/merchants/7", ""));
    }

    @Test
    void shouldShowHowFarAParticipantIs() {
        done(door.command(
                "PUT",
                "/v1/campaigns/5",
                campaign("CHALLENGE", 1, "\"goalCenticoins\":3000,\"rewardCenticoins\":50,\"team\":true")));
        done(report(1_000));

        final Map<String, Object> joined =
                doneTwice(door, "POST", "/v1/campaigns/5/participants", "{\"memberId\":42,\"teamId\":3}");
        final Map<String, Object> progress = done(door.get("/v1/campaigns/5/participants/42"));

        assertEquals(3L, joined.get("teamId"));
        assertEquals(3L, progress.get("teamId"));
        assertEquals(1_000L, progress.get("ownCenticoins"));
        assertEquals(1_000L, progress.get("progressCenticoins"));
        assertEquals(3_000L, progress.get("goalCenticoins"));
        assertEquals(0L, progress.get("paidCenticoins"));
        assertEquals(1L, done(door.get("/v1/campaigns/5")).get("participants"));
        refused(409, "ALREADY_JOINED", join(5, "{\"memberId\":42,\"teamId\":3}"));
        refused(422, "TEAM_MISMATCH", join(5, "{\"memberId\":42}"));
        refused(404, "UNKNOWN_MEMBER", door.get("/v1/campaigns/5/participants/43"));
    }

    @Test
    void shouldRefuseByStatusAndCode() {
        done(door.command("PUT", "/v1/campaigns/5", campaign("MULTIPLIER", 0, "\"rateBp\":10000")));
        done(report(1_000));
        for (int id = 6; id <= 8; id++) {
            done(door.command("PUT", "/v1/campaigns/" + id, campaign("MULTIPLIER", 0, "\"rateBp\":1")));
        }

        refused(404, "UNKNOWN_CAMPAIGN", door.get("/v1/campaigns/99"));
        refused(404, "UNKNOWN_CAMPAIGN", door.get("/v1/campaigns/99/participants/42"));
        refused(422, "NOT_A_CHALLENGE", door.get("/v1/campaigns/5/participants/42"));
        refused(422, "NOT_A_CHALLENGE", join(5, "{\"memberId\":42}"));
        refused(404, "UNKNOWN_MEMBER", join(5, "{\"memberId\":99}"));
        refused(422, "NOT_A_REBATE", door.command("PUT", "/v1/campaigns/5/merchants/7", ""));
        refused(
                409,
                "CAMPAIGN_FIXED",
                door.command("PUT", "/v1/campaigns/5", campaign("MULTIPLIER", 0, "\"rateBp\":9999")));
        refused(
                409,
                "BUDGET_BELOW_PAID",
                door.command(
                        "PUT",
                        "/v1/campaigns/5",
                        campaign("MULTIPLIER", 0, "\"rateBp\":10000").replace("5000000", "999")));
        refused(
                409,
                "TOO_MANY_CAMPAIGNS",
                door.command("PUT", "/v1/campaigns/9", campaign("MULTIPLIER", 0, "\"rateBp\":1")));
    }

    @Test
    void shouldRefuseWhatIsMalformed() {
        for (final String body : List.of(
                "{}",
                campaign("CARNIVAL", 0, "\"rateBp\":1"),
                campaign("MULTIPLIER", 0, "\"rateBp\":0"),
                campaign("MULTIPLIER", 0, "\"rateBp\":1,\"goalCenticoins\":5"),
                campaign("MULTIPLIER", 0, "\"rateBp\":1,\"team\":true"),
                campaign("MULTIPLIER", 0, "\"rateBp\":1,\"team\":\"yes\""),
                campaign("MULTIPLIER", -1, "\"rateBp\":1"),
                campaign("MULTIPLIER", 366, "\"rateBp\":1"),
                campaign("CHALLENGE", 0, "\"goalCenticoins\":5"),
                campaign("CHALLENGE", 0, "\"goalCenticoins\":5,\"rewardCenticoins\":5,\"reward\":5"),
                campaign("REBATE", 0, "\"rateBp\":100001"))) {
            refused(400, "MALFORMED", door.command("PUT", "/v1/campaigns/5", body));
        }
        refused(400, "MALFORMED", join(5, "{}"));
        refused(400, "MALFORMED", join(5, "{\"memberId\":42,\"teamId\":0}"));
        refused(400, "MALFORMED", door.command("PUT", "/v1/campaigns/5/merchants/x", ""));
        assertNull(TestJson.object(door.get("/v1/campaigns/5").body()).get("kind"));
    }

    private HttpResponse<String> join(final long campaignId, final String body) {
        return door.command("POST", "/v1/campaigns/" + campaignId + "/participants", body);
    }

    private HttpResponse<String> report(final int activeCentikcal) {
        return door.activity(
                "application/json",
                "{\"memberId\":42,\"sourceId\":1,\"date\":\"" + TestDoor.today() + "\",\"activeCentikcal\":"
                        + activeCentikcal + "}");
    }

    private static String campaign(final String kind, final int moreDays, final String more) {
        final LocalDate today = LocalDate.parse(TestDoor.today());
        return "{\"kind\":\"" + kind + "\",\"fromDate\":\"" + today + "\",\"toDate\":\"" + today.plusDays(moreDays)
                + "\",\"budgetCenticoins\":5000000," + more + "}";
    }
}

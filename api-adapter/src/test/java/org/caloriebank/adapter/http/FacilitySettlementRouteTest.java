package org.caloriebank.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caloriebank.adapter.audit.CentreBank;
import org.caloriebank.workload.CentreJournal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A facility's month, from the files of a bank that lived a day at a sports centre. */
final class FacilitySettlementRouteTest {
    private static final String FACILITY = "/v1/facilities/" + CentreJournal.FACILITY;

    @TempDir
    private Path directory;

    private TestDoor door;

    @BeforeEach
    void open() {
        CentreBank.write(directory.resolve("bank"), 7);
        door = TestDoor.open(directory.resolve("bank"));
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void shouldTellWhatMovedInTheMonthAndWhatIsThereAfterIt() {
        final Map<String, Long> month = month(202_601);
        final Map<String, Long> next = month(202_602);

        final long balance = month.get("BALANCE_AFTER");
        assertEquals(0, month.get("BALANCE_BEFORE"));
        assertTrue(month.get("VISITS") > 0 && month.get("BOOKINGS") > 0 && month.get("PLAYS") > 0, month.toString());
        assertTrue(month.get("REFUNDS") < 0, month.toString());
        assertEquals(-100, month.get("PAYMENTS_CONFIRMED"));
        month.remove("BALANCE_AFTER");
        assertEquals(balance, month.values().stream().mapToLong(Long::longValue).sum());
        assertEquals(balance, next.get("BALANCE_BEFORE"));
        assertEquals(balance, next.get("BALANCE_AFTER"));
        assertEquals(balance, object(door.get(FACILITY), 200).get("revenueCenticoins"));
    }

    @Test
    void shouldRefuseAFacilityThatIsNotThereAndAMonthThatIsNone() {
        assertEquals(404, door.get("/v1/facilities/99/settlement?period=202601").statusCode());
        assertEquals(400, door.get(FACILITY + "/settlement").statusCode());
        assertEquals(400, door.get(FACILITY + "/settlement?period=202613").statusCode());
    }

    private static Map<String, Object> object(final HttpResponse<String> response, final int status) {
        assertEquals(status, response.statusCode(), response.body());
        return TestJson.object(response.body());
    }

    @SuppressWarnings("unchecked")
    private Map<String, Long> month(final int period) {
        final Map<String, Long> amounts = new LinkedHashMap<>();
        final Map<String, Object> body = object(door.get(FACILITY + "/settlement?period=" + period), 200);
        for (final Map<String, Object> amount : (List<Map<String, Object>>) body.get("amounts")) {
            amounts.put((String) amount.get("line"), (Long) amount.get("amountCenticoins"));
        }
        return amounts;
    }
}

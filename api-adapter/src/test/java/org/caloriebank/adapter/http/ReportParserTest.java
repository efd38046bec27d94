package org.caloriebank.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Random;
import org.caloriebank.protocol.Limits;
import org.junit.jupiter.api.Test;

class ReportParserTest {
    private final ReportParser parser = new ReportParser();

    @Test
    void shouldReadEveryField() {
        final boolean isReport = parse(
                "{\"manual\":true, \"hour\":23 ,\"memberId\":9223372036854775807,"
                        + "\"sourceId\":4294967294,\"date\":\"2028-02-29\",\"steps\":2147483647,\"activeCentikcal\":2147483647}");

        assertTrue(isReport, parser.cause());
        assertEquals(Long.MAX_VALUE, parser.memberId());
        assertEquals(4_294_967_294L, parser.sourceId());
        assertEquals(LocalDate.of(2028, 2, 29).toEpochDay(), parser.epochDay());
        assertEquals(23, parser.hour());
        assertEquals(Integer.MAX_VALUE, parser.steps());
        assertEquals(Integer.MAX_VALUE, parser.energyCentikcal());
        assertTrue(parser.isManual());
    }

    @Test
    void shouldForgetTheLastReport() {
        parse(
                "{\"memberId\":1,\"sourceId\":1,\"date\":\"2026-01-01\",\"hour\":3,\"steps\":5,\"activeKcal\":1,\"manual\":true}");

        final boolean isReport =
                parse("{\"memberId\":1,\"sourceId\":1,\"date\":\"2026-01-01\",\"steps\":0,\"hour\":null}");

        assertTrue(isReport, parser.cause());
        assertEquals(Limits.WHOLE_DAY, parser.hour());
        assertEquals(Limits.NULL_CENTIKCAL, parser.energyCentikcal());
        assertFalse(parser.isManual());
    }

    @Test
    void shouldReadDecimalEnergyExactly() {
        for (long seed = 0; seed < 2_000; seed++) {
            final Random random = new Random(seed);
            final int centikcal = random.nextInt(Integer.MAX_VALUE) >>> random.nextInt(31);
            final BigDecimal kcal = BigDecimal.valueOf(centikcal, 2);
            final String text = random.nextBoolean()
                    ? kcal.toPlainString()
                    : kcal.stripTrailingZeros().toPlainString();

            final boolean isReport =
                    parse("{\"memberId\":1,\"sourceId\":1,\"date\":\"2026-01-01\",\"activeKcal\":" + text + "}");

            assertTrue(isReport, () -> text + ": " + parser.cause());
            assertEquals(centikcal, parser.energyCentikcal(), "seed " + seed);
        }
    }

    @Test
    void shouldSurviveAnyDamage() {
        final String whole = "{\"memberId\":1,\"sourceId\":2,\"date\":\"2026-01-01\",\"hour\":3,\"activeKcal\":12.5}";
        for (long seed = 0; seed < 5_000; seed++) {
            final Random random = new Random(seed);
            final byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            final int length = random.nextInt(4) == 0 ? random.nextInt(bytes.length) : bytes.length;

            final boolean isReport = parser.parse(bytes, 0, length);

            final String cause = parser.cause();
            assertTrue(isReport == (cause == null), "seed " + seed);
            assertTrue(isReport || cause.matches("[ -~]{1,120}"), () -> cause);
        }
    }

    private boolean parse(final String text) {
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return parser.parse(bytes, 0, bytes.length);
    }
}

package org.caloriebank.adapter.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.caloriebank.bank.BankConfig;
import org.caloriebank.bank.CalorieBank;
import org.caloriebank.journal.SyncPolicy;
import org.caloriebank.pipeline.PipelineConfig;

/**
 * A real bank in a directory, without ticks, so that nothing happens in it but what a test does; its door on a free port, and a client that holds every answer to its
 * description.
 */
final class TestDoor implements AutoCloseable {
    static final long MEMBER = 42;
    static final long SHOP = 7;
    static final long CHARITY = 8;

    private static final long NO_TICKS_MS = 3_600_000;
    private static final OpenApiFile FILE = new OpenApiFile();

    private final Router router = new Router();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final CalorieBank bank;
    private final HttpDoor door;

    private TestDoor(final CalorieBank bank, final HttpDoor door) {
        this.bank = bank;
        this.door = door;
    }

    static TestDoor open(final Path directory) {
        return open(directory, UnaryOperator.identity(), UnaryOperator.identity());
    }

    static TestDoor open(
            final Path directory,
            final UnaryOperator<BankConfig> bankSettings,
            final UnaryOperator<HttpConfig> doorSettings) {
        final BankConfig bankConfig =
                BankConfig.at(directory).withSyncPolicy(SyncPolicy.NONE).withLowDiskBytes(0);
        final PipelineConfig pipeline = bankConfig.pipeline().withTickPeriodMs(NO_TICKS_MS);
        final CalorieBank bank = CalorieBank.open(bankSettings.apply(bankConfig.withPipeline(pipeline)));
        final HttpConfig config = HttpConfig.defaults().withPort(0);
        return new TestDoor(bank, HttpDoor.start(bank, doorSettings.apply(config)));
    }

    CalorieBank bank() {
        return bank;
    }

    HttpDoor door() {
        return door;
    }

    int port() {
        return door.port();
    }

    static String today() {
        return LocalDate.now(ZoneOffset.UTC).toString();
    }

    static String newKey() {
        return UUID.randomUUID().toString();
    }

    /** A member with 500 coins, a shop with a rate of 3 coins for 1.00 EUR, a charity. */
    void seed() {
        command("PUT", "/v1/members/" + MEMBER, "{\"bodyMassGrams\":70000,\"zoneOffsetMinutes\":0}");
        command("PUT", "/v1/merchants/" + SHOP, "{\"rateCenticoins\":300,\"rateMinorUnits\":100,\"currency\":\"EUR\"}");
        command("PUT", "/v1/merchants/" + CHARITY, "{\"kind\":\"CHARITY\"}");
        command(
                "POST",
                "/v1/members/" + MEMBER + "/adjustments",
                "{\"amountCenticoins\":50000,\"operatorId\":1,\"reason\":\"opening\"}");
    }

    HttpResponse<String> get(final String path) {
        return send(request(path).GET());
    }

    /** With a key of its own. */
    HttpResponse<String> command(final String method, final String path, final String body) {
        return command(method, path, body, newKey());
    }

    HttpResponse<String> command(final String method, final String path, final String body, final String key) {
        return send(request(path)
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> activity(final String mediaType, final String body) {
        return activity(mediaType, body.getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> activity(final String mediaType, final byte[] body) {
        return send(request("/v1/activity")
                .header("Content-Type", mediaType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    HttpRequest.Builder request(final String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + path))
                .timeout(Duration.ofSeconds(30));
    }

    HttpResponse<String> send(final HttpRequest.Builder builder) {
        final HttpRequest request = builder.build();
        try {
            final HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            requireDocumented(request, response);
            return response;
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Hang up as the bank's owner would. */
    @Override
    public void close() {
        door.close();
        bank.close();
    }

    private void requireDocumented(final HttpRequest request, final HttpResponse<String> response) {
        final Route route =
                router.match(request.method(), request.uri().getPath()).route();
        if (route == null || response.body().isEmpty()) {
            return;
        }
        final int status = response.statusCode();
        assertTrue(route.statuses().contains(status), () -> status + " is not among the statuses of " + route);
        final String type = response.headers().firstValue("Content-Type").orElseThrow();
        if (type.equals(JsonText.MEDIA_TYPE) || type.equals(Problem.MEDIA_TYPE)) {
            FILE.requireConforms(route, status, type, TestJson.read(response.body()));
        } else if (type.equals(ActivityExchange.NDJSON)) {
            response.body()
                    .lines()
                    .limit(100)
                    .forEach(line -> FILE.requireConforms(route, status, type, TestJson.read(line)));
        }
    }
}

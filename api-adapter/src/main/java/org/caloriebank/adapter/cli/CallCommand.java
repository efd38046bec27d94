package org.caloriebank.adapter.cli;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One request to a bank that runs. */
@Command(
        name = "call",
        header = "Send one request to a bank that runs, and print its answer.",
        description = {
            "",
            "All that the bank does over HTTP: its paths are listed by 'caloriebank call GET /' and described by"
                    + " 'caloriebank call GET /openapi.yaml'. A command gets an id of its own; when no answer came, send it again"
                    + " with the id that is then named, and it happens once.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  caloriebank call GET /v1/facilities/1",
            "  caloriebank call PUT /v1/members/42 --body '{\"bodyMassGrams\":70000,\"zoneOffsetMinutes\":0}'",
            "  caloriebank call POST /v1/facilities/1/admissions --body-file check-in.json",
            "  caloriebank call POST /v1/spaces/10/close"
        })
final class CallCommand implements Callable<Integer> {
    private static final String JSON = "application/json";

    @Parameters(index = "0", paramLabel = "METHOD", description = "GET, PUT or POST.")
    private String method;

    @Parameters(index = "1", paramLabel = "PATH", description = "From the slash on, such as /v1/facilities/1.")
    private String path;

    @Option(names = "--body", paramLabel = "JSON", description = "The body.")
    private String body;

    @Option(
            names = "--body-file",
            paramLabel = "FILE",
            description = "The file that has the body; - is the standard input.")
    private String bodyFile;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            defaultValue = JSON,
            description = "Of the body; application/x-ndjson for many reports. Default: application/json")
    private String type;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "The command's id: the same again does nothing twice. Default: a new one")
    private String key;

    @Option(names = "--caller-id", paramLabel = "ID", description = "Who asks. Default: 1")
    private Long callerId;

    @Mixin
    private BankAddress bank;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, CommandFailedException, InterruptedException {
        if (!path.startsWith("/")) {
            throw new ParameterException(spec.commandLine(), "PATH must begin with a slash, such as /v1/health.");
        }
        if (body != null && bodyFile != null) {
            throw new ParameterException(spec.commandLine(), "Give --body or --body-file, not both.");
        }
        final boolean isCommand = !method.equalsIgnoreCase("GET");
        final String id = key == null ? UUID.randomUUID().toString() : key;
        final String again = isCommand ? ", with --key " + id : "";
        final HttpResponse<String> response = bank.send(
                method.toUpperCase(Locale.ROOT),
                path,
                headers(isCommand, id),
                text(),
                isCommand
                        ? "and send it again with --key " + id + ": if it did happen, it will not happen twice."
                        : "then try again.");
        if (BankProblem.isRefusal(response)) {
            throw BankProblem.of(bank.url(), response, again);
        }
        print(response);
        return ExitCodes.OK;
    }

    private Map<String, String> headers(final boolean isCommand, final String id) {
        final Map<String, String> headers = new LinkedHashMap<>();
        if (isCommand) {
            headers.put("Idempotency-Key", id);
            headers.put("Content-Type", type);
        }
        if (callerId != null) {
            headers.put("Caller-Id", Long.toString(callerId));
        }
        return headers;
    }

    private String text() throws IOException {
        if (bodyFile == null) {
            return body == null ? "" : body;
        }
        return bodyFile.equals("-")
                ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                : Files.readString(Path.of(bodyFile));
    }

    private void print(final HttpResponse<String> response) {
        final boolean isJson = response.headers()
                .firstValue("Content-Type")
                .filter(JSON::equals)
                .isPresent();
        final String text = isJson ? Json.of(JsonTree.read(response.body())) + "\n" : response.body();
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
    }
}

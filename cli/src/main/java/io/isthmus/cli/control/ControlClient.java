package io.isthmus.cli.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Sends a command to a running launcher. */
public final class ControlClient {

    private ControlClient() {}

    /** @throws IllegalStateException with the launcher's words when it cannot do it */
    public static String send(ControlFile launcher, String command, Duration timeout) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + launcher.controlPort() + "/"))
                .timeout(timeout)
                .header("Authorization", "Bearer " + launcher.controlToken())
                .POST(HttpRequest.BodyPublishers.ofString(command))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException("the launcher (process " + launcher.pid() + ") does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the launcher", e);
        }
    }
}

package io.isthmus.cli.control;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Takes commands of a later {@code ./isthmus …} on the loopback interface from whoever can read the control file. */
public final class ControlServer implements AutoCloseable {

    private final HttpServer server;
    private final String token = UUID.randomUUID().toString();

    /** @param commands answers a command, which is a word and an argument, in words; throws when it cannot be done */
    public ControlServer(Function<String, String> commands) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no port for commands", e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> answer(exchange, commands));
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String token() {
        return token;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange, Function<String, String> commands) throws IOException {
        try (exchange) {
            if (!("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                send(exchange, 401, "not signed in");
                return;
            }
            try {
                send(
                        exchange,
                        200,
                        commands.apply(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            } catch (RuntimeException e) {
                send(exchange, 409, String.valueOf(e.getMessage()));
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}

package io.isthmus.export.scim;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** A provider that declares nothing of itself and answers every other request as a test says, with real HTTP. */
final class OddProvider implements AutoCloseable {

    private final HttpServer server;
    private volatile Function<String, Reply> replies = path -> json("{\"totalResults\":0,\"Resources\":[]}");

    /** @param encoding header {@code Content-Encoding}, or {@code null} */
    record Reply(int status, String encoding, byte[] body) {}

    OddProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    static Reply json(String body) {
        return new Reply(200, null, body.getBytes(StandardCharsets.UTF_8));
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/scim";
    }

    /** @param reply to a path with its query */
    void replies(Function<String, Reply> reply) {
        replies = reply;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        boolean description =
                path.contains("/ServiceProviderConfig") || path.contains("/ResourceTypes") || path.contains("/Schemas");
        Reply reply = description ? new Reply(404, null, new byte[0]) : replies.apply(path);
        if (reply.encoding() != null) {
            exchange.getResponseHeaders().add("Content-Encoding", reply.encoding());
        }
        exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
        exchange.getResponseBody().write(reply.body());
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

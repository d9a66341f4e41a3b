package io.isthmus.chassis.access;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import org.jspecify.annotations.Nullable;

/** Reads a {@link ChangeRequest} from the HTTP request. */
public final class ChangeRequests {

    private ChangeRequests() {}

    public static ChangeRequest of(HttpServerRequest request) {
        return new ChangeRequest(
                request.method().name(),
                request.getHeader("Sec-Fetch-Site"),
                request.getHeader("Origin"),
                authority(request.authority()),
                request.getHeader("Content-Type"));
    }

    private static @Nullable String authority(@Nullable HostAndPort asked) {
        return asked == null ? null : asked.toString();
    }
}

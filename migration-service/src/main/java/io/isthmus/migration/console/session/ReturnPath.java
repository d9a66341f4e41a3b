package io.isthmus.migration.console.session;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Which page somebody wanted who had to sign in first. */
final class ReturnPath {

    private static final String NAME = "isthmus-wanted";
    private static final String CONSOLE = "/console";
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(10);
    private static final int MAXIMUM_LENGTH = 1_000;

    private ReturnPath() {}

    static void remember(RoutingContext context) {
        String uri = context.request().uri();
        if (uri.length() <= MAXIMUM_LENGTH) {
            context.response()
                    .addCookie(Cookie.cookie(NAME, URLEncoder.encode(uri, StandardCharsets.UTF_8))
                            .setPath(CONSOLE)
                            .setHttpOnly(true)
                            .setSameSite(CookieSameSite.STRICT)
                            .setMaxAge(LONG_ENOUGH.toSeconds()));
        }
    }

    /** Always one of our own pages. */
    static URI in(RoutingContext context) {
        Cookie cookie = context.request().getCookie(NAME);
        if (cookie != null) {
            try {
                URI wanted = URI.create(URLDecoder.decode(cookie.getValue(), StandardCharsets.UTF_8));
                if (!wanted.isAbsolute()
                        && wanted.getRawAuthority() == null
                        && wanted.normalize().getPath().matches("/console(/.*)?")) {
                    return wanted;
                }
            } catch (IllegalArgumentException e) {
                return URI.create(CONSOLE);
            }
        }
        return URI.create(CONSOLE);
    }

    static NewCookie forgotten(RoutingContext context) {
        return SessionCookie.cookie(NAME, "", context).maxAge(0).build();
    }
}

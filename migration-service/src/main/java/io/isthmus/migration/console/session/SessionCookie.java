package io.isthmus.migration.console.session;

import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.NewCookie;
import org.jspecify.annotations.Nullable;

/** The cookie that has the number of a session after a password. */
final class SessionCookie {

    private static final String NAME = "isthmus-session";
    private static final String PATH = "/console";

    private SessionCookie() {}

    /** @return */
    static @Nullable String in(RoutingContext context) {
        Cookie cookie = context.request().getCookie(NAME);
        return cookie == null ? null : cookie.getValue();
    }

    /** It ends with the browser; when its session ends is decided here. */
    static NewCookie of(String session, RoutingContext context) {
        return cookie(NAME, session, context).build();
    }

    static NewCookie gone(RoutingContext context) {
        return cookie(NAME, "", context).maxAge(0).build();
    }

    static NewCookie.Builder cookie(String name, String value, RoutingContext context) {
        return new NewCookie.Builder(name)
                .value(value)
                .path(PATH)
                .httpOnly(true)
                .secure("https".equals(context.request().scheme()))
                .sameSite(NewCookie.SameSite.STRICT);
    }
}

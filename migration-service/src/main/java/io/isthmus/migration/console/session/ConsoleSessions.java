package io.isthmus.migration.console.session;

import io.isthmus.migration.console.page.ConsoleConfig;
import io.quarkus.oidc.AuthorizationCodeTokens;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** All sessions of the console: those after a password, and those of the OpenID provider with its tokens. */
@Singleton
public class ConsoleSessions {

    private static final int MOST = 10_000;
    private static final String SESSION = "isthmus.console.session";

    private final Sessions<PasswordUser> byPassword;
    private final Sessions<AuthorizationCodeTokens> byProvider;
    private final Clock clock;

    ConsoleSessions(ConsoleConfig config, Clock clock) {
        var limits = new Sessions.Limits(config.sessionIdle(), config.sessionAtMost(), MOST);
        this.byPassword = new Sessions<>(limits);
        this.byProvider = new Sessions<>(limits);
        this.clock = clock;
    }

    Sessions<PasswordUser> byPassword() {
        return byPassword;
    }

    Sessions<AuthorizationCodeTokens> byProvider() {
        return byProvider;
    }

    /** Notes by which session a request came. */
    static void note(RoutingContext context, @Nullable String session) {
        context.put(SESSION, session);
    }

    /** None for a request without a session. */
    public static @Nullable String sessionOf(RoutingContext context) {
        return context.get(SESSION);
    }

    public boolean isOpen(@Nullable String session) {
        return byPassword.look(session, clock.instant()).isPresent()
                || byProvider.look(session, clock.instant()).isPresent();
    }
}

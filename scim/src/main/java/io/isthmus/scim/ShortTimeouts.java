package io.isthmus.scim;

import java.time.Duration;

/** For somebody who waits for the answer: nothing is repeated, and ten seconds are enough. */
public record ShortTimeouts(ScimLimits config) implements ScimLimits {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @Override
    public Duration requestTimeout() {
        return least(config.requestTimeout());
    }

    @Override
    public Duration connectTimeout() {
        return least(config.connectTimeout());
    }

    private static Duration least(Duration configured) {
        return configured.compareTo(TIMEOUT) < 0 ? configured : TIMEOUT;
    }

    @Override
    public long maximumAnswer() {
        return config.maximumAnswer();
    }

    @Override
    public int repetitions() {
        return 0;
    }

    @Override
    public Duration repetitionPause() {
        return config.repetitionPause();
    }

    @Override
    public Duration throttlePause() {
        return config.throttlePause();
    }
}

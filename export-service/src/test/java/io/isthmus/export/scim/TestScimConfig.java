package io.isthmus.export.scim;

import java.time.Duration;

/** Short times for tests. */
record TestScimConfig(int pageSize, long maximumAnswer) implements ScimConfig {

    TestScimConfig(int pageSize) {
        this(pageSize, 1_000_000);
    }

    @Override
    public Duration requestTimeout() {
        return Duration.ofSeconds(20);
    }

    @Override
    public Duration connectTimeout() {
        return Duration.ofSeconds(2);
    }

    @Override
    public int groupPageSize() {
        return pageSize;
    }

    @Override
    public int maximumResources() {
        return 1_000;
    }

    @Override
    public int repetitions() {
        return 2;
    }

    @Override
    public Duration repetitionPause() {
        return Duration.ofMillis(20);
    }

    @Override
    public Duration throttlePause() {
        return Duration.ofSeconds(1);
    }
}

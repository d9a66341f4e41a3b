package io.isthmus.analyzer.analyzing;

import io.isthmus.contracts.operations.Notice;

/** Tells operators; never fails or delays its caller. */
@FunctionalInterface
public interface Notices {
    void publish(Notice notice);
}

package io.isthmus.chassis.operations;

import io.isthmus.contracts.operations.Notice;
import io.isthmus.contracts.operations.Run;

/** Tells operators how runs go, and what else they must know. Never fails or delays its caller. */
public interface Operations {

    void publish(Run run);

    void publish(Notice notice);
}

package io.isthmus.chassis.configlog;

/** What became of a record that this service appended to the config log. */
public sealed interface AppendResult {

    /** It is in force; {@code revision} is the log's revision with it. */
    record Accepted(long revision) implements AppendResult {}

    /** Somebody else was faster, or the move is not legal; {@code currentRevision} is where the log stands. */
    record Refused(String reason, long currentRevision) implements AppendResult {}
}

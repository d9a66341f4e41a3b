package io.isthmus.chassis.configlog;

/**
 * The config log has been read to its end for the first time, or a record of it was taken. Fired on the thread that reads
 * the log: observers hand longer work to a thread of their own.
 */
public record ConfigChanged(ConfigState before, ConfigState after) {}

/**
 * What the services need around them, without a container engine: a Kafka broker in this process and a PostgreSQL
 * server as a child process, both with a data folder that survives a restart and a {@code kill -9}.
 */
package io.isthmus.local.infrastructure;

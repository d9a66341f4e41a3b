/** What a step has other services do: runs are started, and followed to their end, one after the other. */
package io.isthmus.migration.operations;

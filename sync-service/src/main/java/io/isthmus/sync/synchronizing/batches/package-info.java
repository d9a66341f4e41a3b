/** Batches in their order, several being prepared at once. */
package io.isthmus.sync.synchronizing.batches;

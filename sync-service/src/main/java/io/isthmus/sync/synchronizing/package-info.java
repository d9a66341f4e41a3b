/**
 * Phase B of synchronization: once an import has ended and nothing older is left to read, evaluates what has changed:
 * connector space → metaverse ({@code inbound}), metaverse → desired images ({@code outbound}).
 */
@NullMarked
package io.isthmus.sync.synchronizing;

import org.jspecify.annotations.NullMarked;

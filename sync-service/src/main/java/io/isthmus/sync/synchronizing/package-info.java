/**
 * Synchronization. Phase A takes change messages in, as they come, in any order: the last message of each key is the
 * whole truth about that key. Phase B, once an import has ended and nothing older is left to read, evaluates what has
 * changed: connector space → metaverse (inbound), metaverse → desired images (outbound).
 */
package io.isthmus.sync.synchronizing;

/** Metaverse → desired images, sent where they differ from what was sent last. */
package io.isthmus.sync.synchronizing.outbound;

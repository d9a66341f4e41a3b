/** Metaverse → desired images, sent where they differ from what was sent last. */
@NullMarked
package io.isthmus.sync.synchronizing.outbound;

import org.jspecify.annotations.NullMarked;

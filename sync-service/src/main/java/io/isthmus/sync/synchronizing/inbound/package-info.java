/** Connector space → scope → join or project → attribute flow → metaverse. */
@NullMarked
package io.isthmus.sync.synchronizing.inbound;

import org.jspecify.annotations.NullMarked;

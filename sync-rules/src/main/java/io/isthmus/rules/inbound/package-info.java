/** From the connector space into the metaverse: scope, join or project, attribute flow. */
@NullMarked
package io.isthmus.rules.inbound;

import org.jspecify.annotations.NullMarked;

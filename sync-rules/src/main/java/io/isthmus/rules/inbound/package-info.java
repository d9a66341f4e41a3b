/** From the connector space into the metaverse: scope, join or project, attribute flow. */
package io.isthmus.rules.inbound;

/** Connector space → scope → join or project → attribute flow → metaverse. */
package io.isthmus.sync.synchronizing.inbound;

/** What rules read and write: objects of the connector space and of the metaverse. */
package io.isthmus.rules.object;

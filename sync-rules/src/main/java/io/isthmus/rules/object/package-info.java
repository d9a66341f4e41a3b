/** What rules read and write: objects of the connector space and of the metaverse. */
@NullMarked
package io.isthmus.rules.object;

import org.jspecify.annotations.NullMarked;

/**
 * The import: observe a connected directory, compare each object with what was last seen, and send only real
 * differences as change messages. Knows ports, not technologies.
 */
@NullMarked
package io.isthmus.sync.importing;

import org.jspecify.annotations.NullMarked;

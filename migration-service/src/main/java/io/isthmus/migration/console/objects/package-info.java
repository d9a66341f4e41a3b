/** One object: what is known of it on each side, and why it is, or is not, synchronized. */
@NullMarked
package io.isthmus.migration.console.objects;

import org.jspecify.annotations.NullMarked;

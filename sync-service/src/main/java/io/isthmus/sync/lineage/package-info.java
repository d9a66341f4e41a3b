/** What is known of an object, and why it is, or is not, synchronized. */
@NullMarked
package io.isthmus.sync.lineage;

import org.jspecify.annotations.NullMarked;

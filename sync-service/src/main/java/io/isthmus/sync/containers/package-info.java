/** Looking into a connected directory, one level at a time, for whoever chooses which containers are in. */
@NullMarked
package io.isthmus.sync.containers;

import org.jspecify.annotations.NullMarked;

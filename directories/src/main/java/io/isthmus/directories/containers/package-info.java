/** Which places of a directory are in. Pure. */
@NullMarked
package io.isthmus.directories.containers;

import org.jspecify.annotations.NullMarked;

/** Distinguished names (RFC 4514): equality, hierarchy, and the parts of a name as it is spelled. Pure. */
@NullMarked
package io.isthmus.directories.names;

import org.jspecify.annotations.NullMarked;

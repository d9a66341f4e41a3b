/** How this service stands: what it knows, what waits, how old its knowledge is. */
@NullMarked
package io.isthmus.sync.status;

import org.jspecify.annotations.NullMarked;

/** Credentials of a source tried for real, before anything is configured with them; nothing is changed or remembered. */
@NullMarked
package io.isthmus.sync.checking;

import org.jspecify.annotations.NullMarked;

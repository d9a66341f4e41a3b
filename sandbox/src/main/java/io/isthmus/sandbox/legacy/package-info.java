/** What the old tool of the demo leaves behind: its exported configuration. */
@NullMarked
package io.isthmus.sandbox.legacy;

import org.jspecify.annotations.NullMarked;

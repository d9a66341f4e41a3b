/** What other settings would do to the objects that are known, told before they are in force. */
@NullMarked
package io.isthmus.sync.preview;

import org.jspecify.annotations.NullMarked;

/** A target tried for real, before it is in any settings; nothing is written there, changed or remembered. */
@NullMarked
package io.isthmus.export.checking;

import org.jspecify.annotations.NullMarked;

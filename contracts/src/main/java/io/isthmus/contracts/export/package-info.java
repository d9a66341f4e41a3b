/** Pending exports, the gate, what was written and how it is put back, as export-service answers. */
@NullMarked
package io.isthmus.contracts.export;

import org.jspecify.annotations.NullMarked;

/** Orphans: what an old tool has left at the target without a source. When they may be judged is a pure decision. */
@NullMarked
package io.isthmus.export.reconciling;

import org.jspecify.annotations.NullMarked;

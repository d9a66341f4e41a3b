/** Orphans: what an old tool has left at the target without a source. When they may be judged is a pure decision. */
package io.isthmus.export.reconciling;

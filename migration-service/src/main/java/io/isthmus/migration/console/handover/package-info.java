/** Who exports to a target, what it takes to hand that over, and how a stand-by stands. */
@NullMarked
package io.isthmus.migration.console.handover;

import org.jspecify.annotations.NullMarked;

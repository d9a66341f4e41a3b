/** Who exports to a target, what it takes to hand that over, and how a stand-by stands. */
package io.isthmus.migration.console.handover;

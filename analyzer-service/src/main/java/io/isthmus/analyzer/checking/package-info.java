/**
 * The readiness check as a whole, one after the other: count, read object by object, compare what objects claim, follow their
 * references. What must be compared across objects lies in the database, so memory does not grow with the directories.
 */
@NullMarked
package io.isthmus.analyzer.checking;

import org.jspecify.annotations.NullMarked;

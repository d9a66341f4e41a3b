/** Whether a rule applies to an object, and why not. */
@NullMarked
package io.isthmus.rules.scoping;

import org.jspecify.annotations.NullMarked;

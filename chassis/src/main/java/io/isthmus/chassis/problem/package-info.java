/** What a caller of a REST interface is told when something is refused or fails (RFC 9457). */
@NullMarked
package io.isthmus.chassis.problem;

import org.jspecify.annotations.NullMarked;

/** What is away for a while: told once at its beginning and once at its end, whoever meets it meanwhile. */
@NullMarked
package io.isthmus.chassis.outage;

import org.jspecify.annotations.NullMarked;

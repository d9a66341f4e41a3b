/** What is away for a while: told once at its beginning and once at its end, whoever meets it meanwhile. */
package io.isthmus.chassis.outage;

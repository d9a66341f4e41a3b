/**
 * One instance of a service at a time works for a deployment; others stand by. Who is active is a lease in the service's
 * own database, with an epoch that is checked inside every transaction and before every request to a target.
 */
@NullMarked
package io.isthmus.chassis.instance;

import org.jspecify.annotations.NullMarked;

/**
 * Records that cross a service border: events, the settings document, the resources services exchange over REST.
 *
 * <p>Nothing here decides or stores anything. Every message carries <em>state</em>, never a delta, so that replaying or
 * redelivering any part of a topic changes nothing. A golden sample of every message version lives beside the tests.
 */
@NullMarked
package io.isthmus.contracts;

import org.jspecify.annotations.NullMarked;

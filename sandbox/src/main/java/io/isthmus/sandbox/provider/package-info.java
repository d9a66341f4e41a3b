/**
 * The sample SCIM 2.0 provider: a real HTTP server on the SCIM SDK, with its memory indexed for tens of thousands of
 * objects, a log of every write, and faults that tests can order.
 */
@NullMarked
package io.isthmus.sandbox.provider;

import org.jspecify.annotations.NullMarked;

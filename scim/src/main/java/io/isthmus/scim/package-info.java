/** Speaking to a SCIM 2.0 provider (RFC 7644): requests, sign-in, pauses, pages. What is read or written, and for whom, is the services' own. */
@NullMarked
package io.isthmus.scim;

import org.jspecify.annotations.NullMarked;

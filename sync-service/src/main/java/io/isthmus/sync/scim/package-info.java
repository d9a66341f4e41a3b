/** SCIM 2.0 providers as sources (RFC 7643, RFC 7644): users and groups, by pages, and by the time of their last change. */
@NullMarked
package io.isthmus.sync.scim;

import org.jspecify.annotations.NullMarked;

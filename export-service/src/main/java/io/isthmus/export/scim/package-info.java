/** SCIM 2.0 providers as targets (RFC 7643, RFC 7644). Nothing of SCIM, HTTP or JSON leaves this package. */
@NullMarked
package io.isthmus.export.scim;

import org.jspecify.annotations.NullMarked;

/** SCIM 2.0 providers as targets (RFC 7643, RFC 7644). Nothing of SCIM, HTTP or JSON leaves this package. */
package io.isthmus.export.scim;

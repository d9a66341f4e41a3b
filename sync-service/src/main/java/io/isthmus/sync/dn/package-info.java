/** Distinguished names as values (RFC 4514): parsing, normal form, containment. Pure. */
package io.isthmus.sync.dn;

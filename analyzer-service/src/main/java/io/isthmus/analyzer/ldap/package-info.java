/** The edge to directories. */
package io.isthmus.analyzer.ldap;

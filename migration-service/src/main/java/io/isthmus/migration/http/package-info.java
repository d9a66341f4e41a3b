/** The other services over HTTP. */
package io.isthmus.migration.http;

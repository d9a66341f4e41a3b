/** The REST interface: signed-in names and roles, JSON, status codes. */
@NullMarked
package io.isthmus.migration.rest;

import org.jspecify.annotations.NullMarked;

/** The REST interface: signed-in names and roles, JSON, status codes. */
package io.isthmus.migration.rest;

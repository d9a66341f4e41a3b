/** The REST interface. */
package io.isthmus.export.rest;

/** The REST interface. */
package io.isthmus.sync.rest;

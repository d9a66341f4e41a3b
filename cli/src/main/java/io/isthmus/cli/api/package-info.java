/** The services' REST interfaces as a client outside sees them. */
package io.isthmus.cli.api;

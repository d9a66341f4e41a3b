/** The edge to HTTP. */
package io.isthmus.analyzer.rest;

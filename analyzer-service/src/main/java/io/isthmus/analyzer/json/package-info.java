/** The edge to JSON: a stream under the same limits as XML, turned into the same units. */
package io.isthmus.analyzer.json;

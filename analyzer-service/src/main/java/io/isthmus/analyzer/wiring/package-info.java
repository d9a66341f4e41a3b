/** Where features meet configuration and technology. */
package io.isthmus.analyzer.wiring;

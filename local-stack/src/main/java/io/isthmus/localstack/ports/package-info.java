/** TCP ports of this machine. */
@NullMarked
package io.isthmus.localstack.ports;

import org.jspecify.annotations.NullMarked;

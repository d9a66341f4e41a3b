/** TCP ports of this machine. */
package io.isthmus.localstack.ports;

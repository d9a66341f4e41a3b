/** What the certificate functions read out of an X.509 certificate. */
package io.isthmus.rules.expression.certificates;

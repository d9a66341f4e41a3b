/** Where the framework meets the features. */
package io.isthmus.chassis.wiring;

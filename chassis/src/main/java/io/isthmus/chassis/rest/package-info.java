@NullMarked
package io.isthmus.chassis.rest;

import org.jspecify.annotations.NullMarked;

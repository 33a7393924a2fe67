/** What is asked over HTTP. */
@NullMarked
package dev.paddock.gateway.rest;

import org.jspecify.annotations.NullMarked;

/** Who somebody is: tokens, where they come from, allowed origins. */
@NullMarked
package dev.paddock.gateway.auth;

import org.jspecify.annotations.NullMarked;

/** Accounts of people: names, passwords, versions of tokens. */
@NullMarked
package dev.paddock.gateway.accounts;

import org.jspecify.annotations.NullMarked;

/**
 * What tests are made of: scenarios and laws of deciders, embedded servers ({@link
 * dev.paddock.testkit.EmbeddedServers}) and the house rules ({@link
 * dev.paddock.testkit.HouseRules}), which each module takes with one line.
 */
@NullMarked
package dev.paddock.testkit;

import org.jspecify.annotations.NullMarked;

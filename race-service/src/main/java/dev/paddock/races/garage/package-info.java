/**
 * The garage of one user: cars, upgrades, points and rating. One room a user, so that one writer
 * spends and gives points and nothing can be bought twice. Start reading at {@link
 * dev.paddock.races.garage.GarageRules}.
 */
@NullMarked
package dev.paddock.races.garage;

import org.jspecify.annotations.NullMarked;

package dev.paddock.games;

import dev.paddock.testkit.HouseRules;

class HouseRulesTest implements HouseRules {}

package dev.paddock.odds;

import dev.paddock.testkit.HouseRules;

class HouseRulesTest implements HouseRules {}

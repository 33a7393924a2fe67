package dev.paddock.bots;

import dev.paddock.testkit.HouseRules;

class HouseRulesTest implements HouseRules {}

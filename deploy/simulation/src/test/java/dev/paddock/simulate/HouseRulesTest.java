package dev.paddock.simulate;

import dev.paddock.testkit.HouseRules;

class HouseRulesTest implements HouseRules {}

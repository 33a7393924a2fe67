package dev.paddock.e2e;

import dev.paddock.testkit.HouseRules;

class HouseRulesTest implements HouseRules {}

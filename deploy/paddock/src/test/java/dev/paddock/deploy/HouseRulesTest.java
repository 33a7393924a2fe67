package dev.paddock.deploy;

import dev.paddock.testkit.HouseRules;

class HouseRulesTest implements HouseRules {}

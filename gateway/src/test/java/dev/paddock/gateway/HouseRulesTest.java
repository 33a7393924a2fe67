package dev.paddock.gateway;

import dev.paddock.testkit.HouseRules;

class HouseRulesTest implements HouseRules {}

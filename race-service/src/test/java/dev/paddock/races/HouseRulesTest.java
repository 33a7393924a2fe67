package dev.paddock.races;

import dev.paddock.testkit.HouseRules;

class HouseRulesTest implements HouseRules {}

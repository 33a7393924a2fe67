package dev.paddock.deploy.bench;

import dev.paddock.testkit.HouseRules;

class HouseRulesTest implements HouseRules {}

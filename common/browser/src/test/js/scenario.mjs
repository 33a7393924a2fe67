/**
 * The race whose states are compared between machines: eight stages in turn, six built-in drivers and
 * two cars driven wildly, so that there are contacts. `Scenario.java` is the same in Java.
 */
const CIRCUITS = ['kestrel_ring', 'otter_creek', 'frost_bay'];
const CARS = 8;
const WILD = 6; // The first of the two.
const COLLISION = 4;

/** Calls `tell` with a hash of all states so far, after each `every` ticks of `ticks`. */
export function run(simulation, ticks, every, tell) {
  const rounds = 8;
  const state = { chain: 0x811c9dc5 | 0, contacts: 0, chance: 12345 };
  for (let round = 0, done = 0; round < rounds; round++) {
    const heat = prepare(simulation, round);
    for (let tick = 0; tick < ticks / rounds; tick++) {
      step(simulation, heat, state);
      if (++done % every === 0) tell((state.chain >>> 0).toString(16));
    }
  }
  return state.contacts;
}

function prepare(simulation, round) {
  const closed = round % 2 === 1;
  const stage =
    round < CIRCUITS.length
      ? simulation.circuit(CIRCUITS[round])
      : simulation.generate(round, 1000 + 100 * round, round % 3, closed);
  const cars = new Int32Array(9 * CARS);
  for (let car = 0; car < CARS; car++) {
    cars[9 * car] = car % 4;
    cars[9 * car + 1 + car] = car % 4;
  }
  const drivers = [];
  for (let car = 0; car < WILD; car++) {
    drivers.push(simulation.driver(stage, cars.subarray(9 * car, 9 * car + 9), car % 3));
  }
  return { race: simulation.race(stage, cars, stage.closed() ? 20 : 1, round), drivers };
}

function step(simulation, { race, drivers }, state) {
  for (let car = 0; car < WILD; car++) {
    race.setInput(car, drivers[car].controls(race, car));
  }
  if (race.tick() % 30 === 0) {
    for (let car = WILD; car < CARS; car++) {
      state.chance = (Math.imul(state.chance, 1103515245) + 12345) | 0;
      const bits = state.chance >>> 8;
      const steer = ((bits & 255) - 127) / 127;
      const throttle = ((bits >>> 8) & 255) / 200;
      race.setInput(car, simulation.quantise(throttle, bits % 7 === 0 ? 1 : 0, steer, bits % 5 === 0));
    }
  }
  race.step();
  for (let i = 0; i < race.eventCount(); i++) {
    if (race.eventKind(i) === COLLISION) state.contacts++;
  }
  const hash = race.hash();
  add(state, parseInt(hash.slice(0, 8), 16));
  add(state, parseInt(hash.slice(8), 16));
}

function add(state, value) {
  state.chain = Math.imul(state.chain ^ value, 0x01000193);
}

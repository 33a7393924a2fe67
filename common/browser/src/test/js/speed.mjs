const CARS = 8;
const TICKS = 12000;
const ROUNDS = 10;

/** Steps a second of eight cars on Kestrel Ring with the inputs of built-in drivers, as in the JMH row. */
export async function speed(module) {
  const simulation = await import(module);
  const stage = simulation.circuit('kestrel_ring');
  const cars = new Int32Array(9 * CARS);
  for (let car = 0; car < CARS; car++) cars[9 * car] = car % 4;
  const race = simulation.race(stage, cars, 100, 1);
  const grid = race.save();
  const inputs = record(simulation, stage, cars, race);
  let best = 0;
  for (let round = 0; round < ROUNDS; round++) {
    race.load(grid);
    const start = performance.now();
    for (let tick = 0; tick < TICKS; tick++) {
      for (let car = 0; car < CARS; car++) race.setInput(car, inputs[CARS * tick + car]);
      race.step();
    }
    best = Math.max(best, (1000 * TICKS) / (performance.now() - start));
  }
  return `ticks_a_second ${best.toFixed(0)} ${race.hash()}`;
}

function record(simulation, stage, cars, race) {
  const drivers = [];
  for (let car = 0; car < CARS; car++) {
    drivers.push(simulation.driver(stage, cars.subarray(9 * car, 9 * car + 9), car % 3));
  }
  const inputs = new Int32Array(CARS * TICKS);
  for (let tick = 0; tick < TICKS; tick++) {
    for (let car = 0; car < CARS; car++) {
      inputs[CARS * tick + car] = drivers[car].controls(race, car);
      race.setInput(car, inputs[CARS * tick + car]);
    }
    race.step();
  }
  return inputs;
}

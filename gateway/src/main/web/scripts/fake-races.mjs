/** Garage, races, leaderboard and replays of the gateway in memory: one evening, the same at each start. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const SHOP = {
  cars: [
    { model: 'pika', title: 'Pika', price: 0, needed: 0 },
    { model: 'lynx_r', title: 'Lynx R', price: 120, needed: 60 },
    { model: 'marten_gt', title: 'Marten GT', price: 180, needed: 120 },
    { model: 'heron', title: 'Heron V8', price: 320, needed: 250 },
  ],
  upgrades: [
    ['top_speed', 10, 6],
    ['acceleration', 10, 6],
    ['grip', 10, 7],
    ['braking', 10, 5],
    ['nitro_capacity', 4, 20],
    ['nitro_duration', 10, 5],
    ['handling', 10, 6],
    ['weight', 10, 6],
  ].map(([stat, top, step]) => ({ stat, prices: Array.from({ length: top }, (_, level) => step * (level + 1)) })),
};
const NAMES =
  'okonjo tamsin vey_81 kos d_araujo sol bruna halvard lindqvist nakamura quill ferro ivo demir naima fenna arlo soren mattis yara jonah brun cleo ben'.split(
    ' ',
  );
const STAGES = [
  ['track-kestrel_ring-2', 'Kestrel Ring', 2, 64.2],
  ['seed-7-1800-gravel-rally-1', 'Gravel stage 7', 1, 78.9],
  ['track-frost_bay-2', 'Frost Bay', 2, 81.4],
  ['track-otter_creek-3', 'Otter Creek', 3, 51.7],
];
/** Files of replays, separated by commas; the second is that of ghosts. */
const REPLAYS = (process.env.REPLAY ?? fileURLToPath(new URL('../test/replays/race.json', import.meta.url))).split(',');

const NO_LEVELS = Object.fromEntries(SHOP.upgrades.map(({ stat }) => [stat, 0]));
const garages = new Map();

export function races({ userOf }) {
  const board = standings(userOf);
  const finished = results(board);
  return (request, url, body, user) => {
    const [, , what, id, , sub] = url.pathname.split('/');
    switch (what) {
      case 'garage':
        return request.method === 'GET'
          ? shown(user)
          : buy(user, body, sub === undefined && !id, Number(url.pathname.split('/')[4]));
      case 'leaderboard':
        return leaderboard(board, url.searchParams);
      case 'races':
        return id
          ? (finished.find((one) => one.replay_id === id) ?? [404, 'ROOM_NOT_FOUND'])
          : list(finished, url.searchParams, userOf);
      case 'replays':
        return replay(id);
      default:
        return null;
    }
  };
}

function replay(id) {
  const file = REPLAYS[id === 'run-1' ? 0 : REPLAYS.length - 1];
  return existsSync(file) ? { ...JSON.parse(readFileSync(file)), replay_id: id } : [404, 'ROOM_NOT_FOUND'];
}

function garageOf(user) {
  if (!garages.has(user.user_id)) {
    const cars = [
      car(1, 'pika', { top_speed: 4, acceleration: 5, grip: 3, braking: 2, handling: 1 }),
      car(2, 'marten_gt', {
        top_speed: 6,
        acceleration: 5,
        grip: 4,
        braking: 4,
        nitro_capacity: 2,
        nitro_duration: 5,
        handling: 7,
        weight: 3,
      }),
    ];
    garages.set(user.user_id, {
      user_id: user.user_id,
      username: user.username,
      points: 63,
      earned: 744,
      races: 41,
      wins: 6,
      rating: { mu: 27.4, sigma: 2.1 },
      ordinal: 21.1,
      cars,
      seq: 60,
    });
  }
  return garages.get(user.user_id);
}

function car(car_id, type, upgrades) {
  const name = SHOP.cars.find((one) => one.model === type).title;
  return { car_id, type, name, upgrades: { ...NO_LEVELS, ...upgrades }, unlocked_at: '2026-01-01T00:00:00Z' };
}

function shown(user) {
  return { ...structuredClone(garageOf(user)), shop: SHOP };
}

function buy(user, body, isCar, carId) {
  const garage = garageOf(user);
  if (body.model) return buyCar(garage, body.model, user);
  const owned = garage.cars.find((one) => one.car_id === carId);
  if (!owned) return [403, 'FORBIDDEN'];
  const price = SHOP.upgrades.find((one) => one.stat === body.stat).prices[owned.upgrades[body.stat]];
  if (price === undefined) return [409, 'MAX_LEVEL'];
  if (garage.points < price) return [409, 'NOT_ENOUGH_POINTS'];
  garage.points -= price;
  garage.seq += 1;
  owned.upgrades[body.stat] += 1;
  return shown(user);
}

function buyCar(garage, model, user) {
  const { price } = SHOP.cars.find((one) => one.model === model);
  if (garage.cars.some((one) => one.type === model)) return [409, 'ALREADY_OWNED'];
  if (garage.points < price) return [409, 'NOT_ENOUGH_POINTS'];
  garage.points -= price;
  garage.seq += 1;
  garage.cars.push(car(garage.cars.length + 1, model, {}));
  return shown(user);
}

function standings(userOf) {
  return ['ada', ...NAMES].map((name, index) => {
    const skill = name === 'ada' ? 0.46 : 1 - index / 27;
    const races = 40 + ((index * 37) % 60);
    return {
      ...userOf(name),
      points: Math.round(60 + 1900 * skill * (0.8 + ((index * 13) % 7) / 20)),
      races,
      wins: Math.round(races * skill * skill * 0.4),
      mu: 17 + 18 * skill + ((index * 5) % 4) / 3,
      sigma: 1.2 + ((index * 11) % 7) / 2.6,
      skill,
      race_id: `race_${index}`,
      replay_id: `run-${index + 1}`,
      at: new Date(Date.now() - index * 3_400_000).toISOString(),
    };
  });
}

function leaderboard(board, params) {
  const by = params.get('by') ?? 'points';
  const stage = params.get('stage') ?? STAGES[0][0];
  const base = STAGES.find(([key]) => key === stage)?.[3] ?? 60;
  const rows = board.map(({ skill, ...row }) => {
    const rating = row.mu - 3 * row.sigma;
    if (by !== 'time') return { ...row, rating };
    const millis = Math.round(1000 * base * (2.06 - 0.12 * skill));
    const { user_id, username, race_id, replay_id, at } = row;
    return { user_id, username, race_id, replay_id, at, stage, millis, stage_time: millis / 1000 };
  });
  rows.sort((a, b) => (by === 'time' ? a.millis - b.millis : b[by] - a[by]));
  return { by, ...(by === 'time' && { stage }), ...page(rows, params) };
}

function page(rows, params) {
  const from = Number(params.get('cursor') ?? 0);
  const limit = Number(params.get('limit') ?? 20);
  return { items: rows.slice(from, from + limit), next: from + limit < rows.length ? String(from + limit) : null };
}

function results(board) {
  return Array.from({ length: 43 }, (_, index) => {
    const [stage, stage_name, laps, base] = STAGES[(index * 3) % STAGES.length];
    const drivers = Array.from(
      { length: 4 + (index % 5) },
      (_, place) => board[(index * 5 + place * 7) % board.length],
    );
    if (index % 3 === 0 && !drivers.some((one) => one.username === 'ada')) drivers[index % 4] = board[0];
    const order = [...new Set(drivers)].sort((a, b) => b.skill - a.skill);
    const finished = Date.now() - 240_000 - index * 1_380_000;
    return {
      race_id: `race_f${index}`,
      name: ['Late shift', 'Monday crew', 'Harbour night', 'Sunday leftovers', 'no bots please'][index % 5],
      replay_id: `run-${index + 1}`,
      stage,
      stage_name,
      laps,
      verified: index === 0 ? null : index !== 6,
      started_at: new Date(finished - 1000 * base * laps).toISOString(),
      finished_at: new Date(finished).toISOString(),
      results: order.map((driver, place) => result(driver, place, order.length, base * laps, index)),
    };
  });
}

function result(driver, place, cars, base, index) {
  const dnf = place === cars - 1 && index % 4 === 1;
  const time = base * (1 + 0.012 * place + 0.004 * ((index * 7 + place * 3) % 5));
  return {
    position: place + 1,
    user_id: driver.user_id,
    username: driver.username,
    car_id: 1,
    car: place + 1,
    model: ['pika', 'marten_gt', 'lynx_r', 'heron'][(place + index) % 4],
    strength: null,
    stage_time: dnf ? null : Math.round(time * 1000) / 1000,
    dnf,
    points_earned: dnf ? 0 : [25, 18, 15, 12, 10, 8, 6, 4][place] + 5 + (place === 0 ? 3 : 0),
    fastest_lap: time / 2,
  };
}

function list(finished, params, userOf) {
  const driver = Number(params.get('driver'));
  const mine = driver ? finished.filter(({ results }) => results.some((row) => row.user_id === driver)) : finished;
  const answer = page(mine, params);
  return params.has('cursor') || driver ? answer : { ...answer, open: open(userOf) };
}

function open(userOf) {
  const at = (seconds) => new Date(Date.now() + seconds * 1000).toISOString();
  const race = (race_id, name, host, status, cars, rest) => ({
    race_id,
    name,
    status,
    laps: 2,
    max_cars: 8,
    car_count: cars,
    free_seats: 8 - cars,
    spectator_count: 0,
    host_id: userOf(host).user_id,
    host_username: host,
    show: false,
    stage_name: 'Kestrel Ring',
    stage_length: 1640,
    start_at: null,
    starts_at: null,
    created_at: at(-80),
    ...rest,
  });
  return [
    race('race_o1', 'Demo race', 'paddock', 'racing', 8, {
      show: true,
      start_at: at(-41),
      spectator_count: 14,
      free_seats: 0,
      stage_name: 'Otter Creek',
      laps: 3,
    }),
    race('race_o2', 'Late shift', 'okonjo', 'waiting', 5, { starts_at: at(24), spectator_count: 2 }),
    race('race_o3', 'gravel only', 'tamsin', 'waiting', 2, {
      stage_name: 'Gravel stage 7',
      stage_length: 1800,
      laps: 1,
    }),
    race('race_o4', 'Harbour night', 'soren', 'racing', 6, {
      start_at: at(-66),
      spectator_count: 3,
      free_seats: 0,
      stage_name: 'Frost Bay',
    }),
  ];
}

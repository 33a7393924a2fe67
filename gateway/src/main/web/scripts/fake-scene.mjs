/** An evening in the lobby: open and running tables, finished games, and one game that ada is in the middle of. */
import { FakeRoom, roomIdOf } from './fake-room.mjs';

const OPEN = [
  ['quiet table', 'tamsin', 0],
  ['first to ten', 'jonah', 1],
  ['no bots please', 'vey', 0],
  ['Monday crew', 'd_araujo', 2],
  ['Sunday leftovers', 'quill', 0],
];
const RUNNING = [
  ['six or nothing', 'halvard', 'naima', 6],
  ['rematch 3', 'brun', 'ivo', 24],
  ['dice before bed', 'fenna', 'lindqvist', 0],
  ['Harbour night', 'arlo', 'soren', 2],
];
const PAST = ['tamsin', 'jonah', 'okonjo', 'vey'];
const TALK = [
  ['okonjo', 'three sixes in a row, sure'],
  ['ada', 'check the seal after, that is what it is for'],
  ['jonah', 'round 10 was brutal'],
  ['okonjo', 'tunnel. your roll'],
];

export function furnish({ rooms, past, userOf, publish }) {
  const open = (name, host) => {
    const room = new FakeRoom(roomIdOf(name), name, userOf(host), publish);
    rooms.set(room.room.room_id, room);
    room.join(userOf(host), (userOf(host).user_id * 7) % 24);
    return room;
  };
  OPEN.forEach(([name, host, watching], index) => {
    const room = open(name, host);
    room.room.created_at = ago(12 + 37 * index);
    watch(room, watching);
  });
  RUNNING.forEach(([name, host, guest, watching], index) => {
    const room = start(open(name, host), userOf(host), userOf(guest));
    room.room.created_at = ago(95 + 61 * index);
    watch(room, watching);
  });
  [...PAST.entries()].reverse().forEach(([index, guest]) => {
    const room = start(open(`past ${index}`, 'ada'), userOf('ada'), userOf(guest));
    room.room.room_name = `Evening ${index + 1}`;
    while (room.room.status === 'in_progress') rollOnce(room, userOf);
    Object.assign(past[0], { started_at: ago(780 + 4100 * index), finished_at: ago(400 + 4000 * index) });
  });
  scene(open, userOf);
}

/** Late shift: ada leads, okonjo has just rolled. */
function scene(open, userOf) {
  const room = start(open('Late shift', 'ada'), userOf('ada'), userOf('okonjo'));
  ['tamsin', 'jonah', 'arlo'].forEach((name) => room.spectate(userOf(name)));
  const isRight = () => {
    const [ada, okonjo] = room.room.players.map((seat) => seat.score);
    return (
      ada > okonjo &&
      okonjo >= 3 &&
      ada >= 5 &&
      room.room.rolls.length % 2 === 1 &&
      room.room.current_turn === userOf('ada').user_id
    );
  };
  for (let n = 0; n < 60 && !isRight() && room.room.status === 'in_progress'; n++) rollOnce(room, userOf);
  if (!isRight()) return scene(open, userOf);
  TALK.forEach(([name, text]) => room.chat(userOf(name), text));
}

function start(room, host, guest) {
  room.join(guest, (guest.user_id * 7) % 24);
  for (const user of [host, guest]) room.ready(user, { seed: user.user_id.toString(16).padStart(8, '0') });
  return room;
}

function rollOnce(room, userOf) {
  const seat = room.seat(room.room.current_turn);
  room.roll(userOf(seat.username));
}

function watch(room, count) {
  for (let n = 0; n < count; n++) room.spectate({ user_id: 9000 + n, username: `guest${n}` });
}

function ago(seconds) {
  return new Date(Date.now() - 1000 * seconds).toISOString();
}

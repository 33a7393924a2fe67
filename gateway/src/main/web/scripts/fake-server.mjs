/**
 * A gateway in memory, to look at the pages before there is one: `npm run build && npm run fake`, then
 * http://localhost:8090. `TABLES=1` fills the lobby. `POST /fake/cut?s=20` closes every socket and refuses new ones for 20 s.
 */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocketServer } from 'ws';
import { FakeRoom, roomIdOf } from './fake-room.mjs';
import { races } from './fake-races.mjs';
import { furnish } from './fake-scene.mjs';

const DIST = join(fileURLToPath(import.meta.url), '../../dist');
const PORT = Number(process.env.PORT ?? 8090);
const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
const POLICY = "default-src 'self'; connect-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:";
const DEMO = ['ada', 'ben', 'cleo'].map((username) => ({ username, password: 'paddock-demo' }));

const users = new Map();
const tokens = new Map();
const rooms = new Map();
const past = [];
const sockets = new Set();
let cutUntil = 0;

function userOf(username) {
  if (!users.has(username)) users.set(username, { user_id: 1000 + users.size, username });
  return users.get(username);
}

function login(body, answer) {
  const user = userOf(body.username);
  const token = randomBytes(8).toString('hex');
  tokens.set(token, user);
  answer.setHeader('set-cookie', `paddock_token=${token}; Path=/; HttpOnly; SameSite=Lax`);
  return { ...user, token, expires_at: new Date(Date.now() + 3_600_000).toISOString() };
}

function who(request) {
  return tokens.get(/paddock_token=(\w+)/.exec(request.headers.cookie ?? '')?.[1]);
}

async function rest(request, url, answer) {
  const body = request.method === 'POST' ? JSON.parse((await readBody(request)) || '{}') : {};
  switch (url.pathname) {
    case '/api/auth/login':
      return body.password?.length < 10 ? refuse(answer, 401, 'UNAUTHENTICATED') : login(body, answer);
    case '/api/auth/register':
      return users.has(body.username) ? refuse(answer, 409, 'ROOM_EXISTS') : login(body, answer);
    case '/api/auth/logout':
      answer.setHeader('set-cookie', 'paddock_token=; Path=/; Max-Age=0');
      return {};
    case '/api/me':
      return who(request) ?? refuse(answer, 401, 'UNAUTHENTICATED');
    case '/api/demo':
      return { accounts: DEMO };
    case '/api/history/games':
      return {
        items: past.filter((game) => game.final_scores.some(([id]) => id === Number(url.searchParams.get('user')))),
        next: null,
      };
    case '/fake/cut':
      cutUntil = Date.now() + 1000 * Number(url.searchParams.get('s') ?? 20);
      for (const socket of sockets) socket.terminate();
      return { cutUntil };
    default:
      return racesAnswer(request, url, body, answer);
  }
}

const askRaces = races({ userOf });

function racesAnswer(request, url, body, answer) {
  const user = who(request);
  const found = user && askRaces(request, url, body, user);
  if (Array.isArray(found)) return refuse(answer, ...found);
  return found ?? refuse(answer, 404, 'NOT_FOUND');
}

function refuse(answer, status, code) {
  answer.statusCode = status;
  return { code, title: code, status };
}

async function readBody(request) {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}

async function file(path, answer) {
  const name = extname(path) ? normalize(path) : '/index.html';
  answer.setHeader('content-type', TYPES[extname(name)] ?? 'application/octet-stream');
  answer.setHeader('content-security-policy', POLICY);
  answer.end(await readFile(join(DIST, name)));
}

const server = createServer(async (request, answer) => {
  const url = new URL(request.url, 'http://localhost');
  try {
    if (!/^\/(api|fake)\//.test(url.pathname)) return await file(url.pathname, answer);
    const body = await rest(request, url, answer);
    answer.setHeader('content-type', 'application/json');
    answer.end(JSON.stringify(body));
  } catch (error) {
    answer.statusCode = error.code === 'ENOENT' ? 404 : 500;
    answer.end(String(error));
  }
});

const wss = new WebSocketServer({ noServer: true });
server.on('upgrade', (request, stream, head) => {
  const user = who(request);
  if (!user || Date.now() < cutUntil) return stream.destroy();
  wss.handleUpgrade(request, stream, head, (socket) => connected(socket, user));
});

function connected(socket, user) {
  socket.user = user;
  socket.channels = new Set();
  sockets.add(socket);
  socket.on('message', (data) => receive(socket, JSON.parse(String(data))));
  socket.on('close', () => {
    sockets.delete(socket);
    setTimeout(() => presence(user), 3_000).unref();
  });
}

function presence(user) {
  for (const one of rooms.values()) {
    const isHere = [...sockets].some(
      (socket) => socket.user === user && socket.channels.has(`room:${one.room.room_id}`),
    );
    if (one.room.status !== 'finished') one.online(user, isHere);
  }
}

function send(socket, message) {
  socket.send(JSON.stringify(message));
}

function publish(event) {
  for (const socket of sockets) if (socket.channels.has(`room:${event.room_id}`)) send(socket, event);
  const game = rooms.get(event.room_id);
  if (event.type === 'game_ended') past.unshift(game.past());
}

function attach(socket, room) {
  socket.channels.add(`room:${room.room.room_id}`);
}

function create(socket, message) {
  const id = roomIdOf(message.room_name);
  const before = rooms.get(id);
  if (before && before.room.status !== 'finished') return ['ROOM_EXISTS'];
  before?.close('replaced');
  for (const other of sockets) other.channels.delete(`room:${id}`);
  const room = new FakeRoom(id, message.room_name, socket.user, publish);
  rooms.set(id, room);
  attach(socket, room);
  send(socket, { type: 'room_created', ...room.summary() });
  room.join(socket.user, message.avatar_id);
  send(socket, { type: 'room_state', room: room.image() });
  return [null, room];
}

function enter(socket, room, act) {
  attach(socket, room);
  const code = act();
  if (!code) send(socket, { type: 'room_state', room: room.image() });
  return code;
}

function decide(socket, room, message) {
  const { user } = socket;
  switch (message.type) {
    case 'join_room':
      return enter(socket, room, () => room.join(user, message.avatar_id));
    case 'rejoin_room':
      return enter(socket, room, () => (room.seat(user.user_id) ? room.online(user, true) : 'NOT_IN_ROOM'));
    case 'spectate':
      return enter(socket, room, () => room.spectate(user));
    case 'leave_spectate':
      return room.unspectate(user);
    case 'leave_room':
      return room.leave(user);
    case 'ready':
      return room.ready(user, message);
    case 'bigger_dice.roll':
      return room.roll(user);
    case 'chat.send':
      return room.chat(user, message.text);
    default:
      return 'UNKNOWN_TYPE';
  }
}

function receive(socket, message) {
  switch (message.type) {
    case 'ping':
      return setTimeout(() => send(socket, { type: 'pong', timestamp: Date.now(), ts: message.ts }), 12);
    case 'auth':
      return send(socket, {
        type: 'auth_ok',
        ...socket.user,
        expires_at: new Date(Date.now() + 3_600_000).toISOString(),
      });
    case 'subscribe':
      return subscribe(socket, message);
    case 'unsubscribe':
      return socket.channels.delete(message.channel);
    case 'resume':
      return message.channels.forEach((point) => resume(socket, point));
    default:
      return command(socket, message);
  }
}

function command(socket, message) {
  const byName = [...rooms.values()].find((one) => one.room.room_name === message.room_name);
  const [code, room] =
    message.type === 'create_room'
      ? create(socket, message)
      : withRoom(rooms.get(message.room_id) ?? byName, socket, message);
  const { request_id } = message;
  if (code) return send(socket, { type: 'error', code, message: code, request_id });
  send(socket, { type: 'ack', request_id, room_id: room.room.room_id, seq: room.room.seq });
  if (/^leave/.test(message.type)) socket.channels.delete(`room:${room.room.room_id}`);
}

function withRoom(room, socket, message) {
  return room ? [decide(socket, room, message), room] : ['ROOM_NOT_FOUND'];
}

function subscribe(socket, { channel, request_id }) {
  const room = rooms.get(channel.slice(5));
  if (channel !== 'lobby:games' && !room)
    return send(socket, { type: 'error', code: 'ROOM_NOT_FOUND', message: channel, request_id });
  socket.channels.add(channel);
  send(socket, { type: 'subscribed', channel, epoch: room?.room.epoch, seq: room?.room.seq, request_id });
  send(socket, room ? { type: 'room_state', room: room.image() } : list());
}

function resume(socket, { channel, epoch, seq }) {
  const room = rooms.get(channel.slice(5));
  if (!room) return send(socket, { type: 'resumed', channel, epoch, seq, recovered: false, image: null });
  attach(socket, room);
  const recovered = epoch === room.room.epoch;
  send(socket, { type: 'resumed', channel, epoch: room.room.epoch, seq: room.room.seq, recovered });
  if (recovered) room.log.filter((event) => event.seq > seq).forEach((event) => send(socket, event));
  else send(socket, { type: 'room_state', room: room.image() });
  presence(socket.user);
}

function list() {
  const open = [...rooms.values()].filter(({ room }) => room.status === 'waiting' || room.status === 'in_progress');
  return { type: 'room_list', rooms: open.map((room) => room.summary()) };
}

if (process.env.TABLES) furnish({ rooms, past, userOf, publish });

setInterval(() => {
  for (const socket of sockets) if (socket.channels.has('lobby:games')) send(socket, list());
}, 1_000);

server.listen(PORT, () => console.log(`http://localhost:${PORT}`));

/** One room of Bigger Dice in memory: enough of the rules to look at the pages without a gateway. */
import { createHash, createHmac, randomBytes } from 'node:crypto';

const TURN_MS = 30_000;
const TARGET = 10;
const KEPT = 256;

/** As the server does it, but for the spelling: whoever knows the name knows the room. */
export function roomIdOf(name) {
  return `room_${createHash('sha256').update(name.toLowerCase()).digest('hex').slice(0, 16)}`;
}

export class FakeRoom {
  constructor(id, name, host, publish) {
    this.secret = randomBytes(32);
    this.publish = publish;
    this.log = [];
    this.names = {};
    this.room = {
      room_id: id,
      room_name: name,
      game_type: 'bigger_dice',
      status: 'waiting',
      host_id: host.user_id,
      min_players: 2,
      max_players: 2,
      players: [],
      spectators: [],
      current_turn: null,
      turn_number: 0,
      created_at: new Date().toISOString(),
      started_at: null,
      finished_at: null,
      winner_id: null,
      seq: 0,
      epoch: randomBytes(4).toString('hex'),
      chat: [],
      client_seeds: [],
      rolls: [],
      rounds: [],
    };
  }

  emit(type, fields) {
    const { room } = this;
    room.seq += 1;
    const event = { type, room_id: room.room_id, ...fields, seq: room.seq, epoch: room.epoch };
    this.log = [...this.log, event].slice(-KEPT);
    this.publish(event);
  }

  join(user, avatar_id) {
    const { room } = this;
    if (this.seat(user.user_id)) return null;
    if (room.status !== 'waiting') return 'GAME_ALREADY_STARTED';
    if (room.players.length === 2) return 'ROOM_FULL';
    const player = {
      ...user,
      avatar_id,
      score: 0,
      is_ready: false,
      joined_at: new Date().toISOString(),
      is_online: true,
    };
    room.players.push(player);
    this.emit('room_joined', { room_name: room.room_name, player: { ...player } });
    return null;
  }

  leave(user) {
    const { room } = this;
    if (!this.seat(user.user_id)) return 'NOT_IN_ROOM';
    const wasRunning = room.status === 'in_progress';
    if (!wasRunning) room.players = room.players.filter((seat) => seat.user_id !== user.user_id);
    this.emit('player_left', user);
    if (wasRunning)
      this.end(
        room.players.find((seat) => seat.user_id !== user.user_id),
        'forfeit',
      );
    return null;
  }

  ready(user, { ready = true, seed }) {
    const seat = this.seat(user.user_id);
    if (!seat) return 'NOT_A_PLAYER';
    seat.is_ready = ready;
    seat.seed = seed;
    this.emit('player_ready', { ...user, ready });
    if (this.room.players.length === 2 && this.room.players.every((one) => one.is_ready)) this.start();
    return null;
  }

  spectate(user) {
    this.room.spectators.push(user.user_id);
    this.emit('spectator_joined', user);
    return null;
  }

  unspectate(user) {
    this.room.spectators = this.room.spectators.filter((id) => id !== user.user_id);
    this.emit('spectator_left', user);
    return null;
  }

  chat(user, text) {
    const line = { ...user, text, at: new Date().toISOString() };
    this.room.chat = [...this.room.chat, line].slice(-50);
    this.emit('chat.message', line);
    return null;
  }

  online(user, isOnline) {
    const seat = this.seat(user.user_id);
    if (!seat || seat.is_online === isOnline) return;
    seat.is_online = isOnline;
    if (isOnline) this.emit('player_rejoined', user);
    else this.emit('player_disconnected', { ...user, seat_until: new Date(Date.now() + 60_000).toISOString() });
  }

  start() {
    const { room } = this;
    room.status = 'in_progress';
    room.started_at = new Date().toISOString();
    room.commitment = createHash('sha256').update(this.secret).digest('hex');
    room.client_seeds = room.players.filter((p) => p.seed).map(({ user_id, seed }) => ({ user_id, seed }));
    room.current_turn = room.players[this.bytes(0)[0] % 2].user_id;
    room.first_turn = room.current_turn;
    room.turn_number = 1;
    this.setDeadline();
    const { players, current_turn, commitment, client_seeds, turn_deadline } = room;
    this.emit('game_started', {
      players: publicSeats(players),
      first_turn: current_turn,
      commitment,
      client_seeds,
      deadline: turn_deadline,
    });
  }

  roll(user, auto) {
    const { room } = this;
    if (!this.seat(user.user_id)) return 'NOT_A_PLAYER';
    if (room.status !== 'in_progress') return 'GAME_NOT_STARTED';
    if (room.current_turn !== user.user_id) return 'NOT_YOUR_TURN';
    const n = room.rolls.length + 1;
    const roll = (this.bytes(n).find((byte) => byte < 252) % 6) + 1;
    room.rolls.push({ n, user_id: user.user_id, roll, ...(auto && { auto }) });
    const round = n % 2 === 0 ? this.closeRound() : null;
    const { score } = this.seat(user.user_id);
    this.emit('bigger_dice.rolled', {
      player_id: user.user_id,
      player_username: user.username,
      roll,
      new_score: score,
      n,
      ...(auto && { auto }),
    });
    if (round) this.emit('bigger_dice.round_result', round);
    const winner = room.players.find((seat) => seat.score === TARGET);
    if (winner) this.end(winner);
    else this.nextTurn(user);
    return null;
  }

  closeRound() {
    const [one, two] = this.room.players;
    const of = (seat) => this.room.rolls.slice(-2).find((roll) => roll.user_id === seat.user_id).roll;
    const [a, b] = [of(one), of(two)];
    const winner = a === b ? null : a > b ? one : two;
    if (winner) winner.score += 1;
    const ids = { player1_id: one.user_id, player2_id: two.user_id };
    const round = { ...ids, player1_roll: a, player2_roll: b, winner_id: winner?.user_id ?? null, is_tie: a === b };
    this.room.rounds.push(round);
    return round;
  }

  nextTurn(user) {
    const { room } = this;
    const isRoundOver = room.rolls.length % 2 === 0;
    const opener = room.rolls.at(isRoundOver ? -2 : -1).user_id;
    room.current_turn = room.players.find((seat) => seat.user_id !== (isRoundOver ? opener : user.user_id)).user_id;
    room.turn_number += 1;
    this.setDeadline();
    this.emit('turn_changed', {
      current_turn: room.current_turn,
      turn_number: room.turn_number,
      deadline: room.turn_deadline,
    });
  }

  end(winner, reason) {
    const { room } = this;
    clearTimeout(this.timer);
    const final_scores = room.players.map((p) => [p.user_id, p.username, p.score]).sort((a, b) => b[2] - a[2]);
    const secret = this.secret.toString('hex');
    const finished_at = new Date().toISOString();
    Object.assign(room, {
      status: 'finished',
      winner_id: winner.user_id,
      secret,
      finished_at,
      current_turn: null,
      turn_deadline: null,
    });
    this.emit('game_ended', {
      winner_id: winner.user_id,
      winner_username: winner.username,
      final_scores,
      secret,
      ...(reason && { reason }),
    });
  }

  close(reason) {
    this.emit('room_closed', { reason });
  }

  setDeadline() {
    const { room } = this;
    clearTimeout(this.timer);
    room.turn_deadline = new Date(Date.now() + TURN_MS).toISOString();
    const { user_id, username } = this.seat(room.current_turn);
    this.timer = setTimeout(() => this.roll({ user_id, username }, true), TURN_MS);
    this.timer.unref();
  }

  bytes(n) {
    const seeds = this.room.client_seeds.map(({ seed }) => `:${seed}`).join('');
    return createHmac('sha256', this.secret).update(`${this.room.room_id}:${this.room.epoch}:${n}${seeds}`).digest();
  }

  seat(userId) {
    return this.room.players.find((seat) => seat.user_id === userId);
  }

  image() {
    return { ...this.room, players: publicSeats(this.room.players) };
  }

  summary() {
    const { room_id, room_name, game_type, status, host_id, players, spectators, created_at } = this.room;
    const host_username = this.seat(host_id)?.username ?? '';
    return {
      room_id,
      room_name,
      game_type,
      status,
      host_id,
      host_username,
      player_count: players.length,
      max_players: 2,
      spectator_count: spectators.length,
      created_at,
      players: publicSeats(players),
    };
  }

  past() {
    const {
      room_id,
      epoch,
      room_name,
      game_type,
      started_at,
      finished_at,
      winner_id,
      players,
      rolls,
      commitment,
      secret,
      client_seeds,
      first_turn,
    } = this.room;
    const final_scores = players.map((p) => [p.user_id, p.username, p.score]).sort((a, b) => b[2] - a[2]);
    return {
      room_id,
      epoch,
      room_name,
      game_type,
      started_at,
      finished_at,
      winner_id,
      final_scores,
      moves: rolls,
      commitment,
      secret,
      client_seeds,
      first_turn,
      players: publicSeats(players),
    };
  }
}

function publicSeats(players) {
  return players.map(({ seed, ...seat }) => ({ ...seat }));
}

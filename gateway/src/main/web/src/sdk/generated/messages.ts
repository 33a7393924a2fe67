/** Written by `npm run types` from the JSON Schemas beside the Java records. Do not edit. */

/** Asks who the socket speaks for; answered by auth_ok. */
export interface Auth extends Omit<Common, 'type'> {
  /** The type of the command. */
  type: "auth";
  /** A token to go on with, as in refresh; without it the token of the connection stays. */
  token?: string;
}

/** Rolls the die; only in one’s turn. */
export interface BiggerDiceRoll {
  /** Names the command */
  type: "bigger_dice.roll";
  /** Comes back in the answer; the same one has one effect within 10 minutes */
  request_id?: string;
  /** Room the command is for */
  room_id: string;
  /** Has to be the user of the token, if given */
  user_id?: number;
  /** Ignored: the name of the token counts */
  username?: string;
  /** Picture of the user, kept with the player where he sits down */
  avatar_id?: number;
}

/** A player rolled. */
export interface BiggerDiceRolled {
  /** Names the event */
  type: "bigger_dice.rolled";
  /** Room the message is about */
  room_id: string;
  /** Who */
  player_id: number;
  /** Name */
  player_username: string;
  /** What the die shows */
  roll: number;
  /** His score after the roll, a point won by it included */
  new_score: number;
  /** Number of the roll in the game */
  n: number;
  /** Whether the server rolled because his time was over */
  auto: boolean;
  /** Place in the channel of the room */
  seq: number;
  /** Generation of the channel */
  epoch: string;
  /** True where this form leaves something out */
  masked?: boolean;
}

/** What Bigger Dice adds to the room of room_state. */
export interface BiggerDiceRoom {
  /** All rolls, oldest first */
  rolls: BiggerDiceRoomRoll[];
  /** All finished rounds, oldest first */
  rounds: BiggerDiceRoomRound[];
}

/** A roll */
export interface BiggerDiceRoomRoll {
  /** Number in the game */
  n: number;
  /** Who rolled */
  user_id: number;
  /** What the die shows */
  roll: number;
  /** Whether the server rolled */
  auto: boolean;
}

/** A finished round */
export interface BiggerDiceRoomRound {
  /** Player of the first seat */
  player1_id: number;
  /** What he rolled */
  player1_roll: number;
  /** Player of the second seat */
  player2_id: number;
  /** What he rolled */
  player2_roll: number;
  /** Who gets the point, null for a tie */
  winner_id: number | null;
  /** Whether both rolled the same */
  is_tie: boolean;
}

/** Both have rolled. */
export interface BiggerDiceRoundResult {
  /** Names the event */
  type: "bigger_dice.round_result";
  /** Room the message is about */
  room_id: string;
  /** Player of the first seat */
  player1_id: number;
  /** What he rolled */
  player1_roll: number;
  /** Player of the second seat */
  player2_id: number;
  /** What he rolled */
  player2_roll: number;
  /** Who gets the point, null for a tie */
  winner_id: number | null;
  /** Whether both rolled the same */
  is_tie: boolean;
  /** Place in the channel of the room */
  seq: number;
  /** Generation of the channel */
  epoch: string;
  /** True where this form leaves something out */
  masked?: boolean;
}

/** A line of chat */
export interface ChatLine {
  /** Who */
  user_id: number;
  /** Name */
  username: string;
  /** What he said */
  text: string;
  /** When, ISO 8601 UTC */
  at: string;
}

/** Somebody said something. */
export interface ChatMessage {
  /** Names the event */
  type: "chat.message";
  /** Room the message is about */
  room_id: string;
  /** Who */
  user_id: number;
  /** Name */
  username: string;
  /** What */
  text: string;
  /** When, ISO 8601 UTC */
  at: string;
  /** Place in the channel of the room */
  seq: number;
  /** Generation of the channel */
  epoch: string;
  /** True where this form leaves something out */
  masked?: boolean;
}

/** Says something to everybody in the room. */
export interface ChatSend {
  /** Names the command */
  type: "chat.send";
  /** Comes back in the answer; the same one has one effect within 10 minutes */
  request_id?: string;
  /** Room the command is for */
  room_id: string;
  /** What to say */
  text: string;
  /** Has to be the user of the token, if given */
  user_id?: number;
  /** Ignored: the name of the token counts */
  username?: string;
  /** Picture of the user, kept with the player where he sits down */
  avatar_id?: number;
}

/** What a player added to the chance of the game */
export interface ClientSeed {
  /** Who */
  user_id: number;
  /** 1–32 hex digits as he gave them */
  seed: string;
}

/** Properties every command may have. */
export interface Common {
  /** The type of the command. */
  type: string;
  /** The client's own name of the request; it comes back in the answer or the error. */
  request_id?: string;
  /** Who the client says it is; it has to be the user of its token. */
  user_id?: number;
  /** The name the client would like to have; the name in its token wins. */
  username?: string;
  /** The number of the picture shown with the player. */
  avatar_id?: number | null;
}

/** Opens a room of that name; the sender is host and first player. */
export interface CreateRoom {
  /** Names the command */
  type: "create_room";
  /** Comes back in the answer; the same one has one effect within 10 minutes */
  request_id?: string;
  /** Ignored: the id follows from the name */
  room_id?: string;
  /** Name of the room; 1–64 characters once white space is joined, no control characters */
  room_name: string;
  /** Game to be played; bigger_dice if absent */
  game_type?: string;
  /** Has to be the user of the token, if given */
  user_id?: number;
  /** Ignored: the name of the token counts */
  username?: string;
  /** Picture of the user, kept with the player where he sits down */
  avatar_id?: number;
}

/** The game ends without a result. */
export interface GameAborted {
  /** Names the event */
  type: "game_aborted";
  /** Room the message is about */
  room_id: string;
  /** Why */
  reason: string;
  /** Place in the channel of the room */
  seq: number;
  /** Generation of the channel */
  epoch: string;
  /** True where this form leaves something out */
  masked?: boolean;
}

/** The game is over. */
export interface GameEnded {
  /** Names the event */
  type: "game_ended";
  /** Room the message is about */
  room_id: string;
  /** Who won */
  winner_id: number;
  /** Name of the winner */
  winner_username: string;
  /** Best first */
  final_scores: ((number | string)[])[];
  /** score, forfeit or a word of the game */
  reason: string;
  /** When, ISO 8601 UTC */
  finished_at: string;
  /** Hex of the 32 bytes the server was committed to */
  secret: string;
  /** Place in the channel of the room */
  seq: number;
  /** Generation of the channel */
  epoch: string;
  /** True where this form leaves something out */
  masked?: boolean;
}

/** The room; a game adds fields of its own */
export interface GameRoom {
  /** The room */
  room_id: string;
  /** Name as shown */
  room_name: string;
  /** Game played */
  game_type: string;
  /** Where the room is in its life */
  status: "waiting" | "in_progress" | "finished" | "abandoned";
  /** Host */
  host_id: number;
  /** Name of the host */
  host_username: string;
  /** In seat order; who left a game that had begun stays in it */
  players: Player[];
  /** Players that have not left */
  player_count: number;
  /** Players a game needs */
  min_players: number;
  /** Players a game takes */
  max_players: number;
  /** Ids of those who watch by name */
  spectators: number[];
  /** How many */
  spectator_count: number;
  /** When the room was opened, ISO 8601 UTC */
  created_at: string;
  /** Whose turn it is, null while no game runs */
  current_turn: number | null;
  /** Counts the turns from 1; 0 before the game */
  turn_number: number;
  /** When the server moves, null while no game runs, ISO 8601 UTC */
  turn_deadline: string | null;
  /** When the game began, null before, ISO 8601 UTC */
  started_at: string | null;
  /** When it ended, null before, ISO 8601 UTC */
  finished_at: string | null;
  /** Who won, null before the end */
  winner_id: number | null;
  /** Best first, null before the end */
  final_scores: ((number | string)[])[] | null;
  /** score, forfeit or a word of the game; null before the end */
  end_reason: string | null;
  /** Who opened the game, null before */
  first_turn: number | null;
  /** Hex of SHA-256 of the secret, null before the game */
  commitment: string | null;
  /** In seat order; empty before the game */
  client_seeds: ClientSeed[];
  /** Hex of the secret, null before the end */
  secret: string | null;
  /** The newest 50 lines */
  chat: ChatLine[];
  /** Newest message this is true for */
  seq: number;
  /** Generation of the channel */
  epoch: string;
}

/** The game begins. */
export interface GameStarted {
  /** Names the event */
  type: "game_started";
  /** Room the message is about */
  room_id: string;
  /** Name of the room */
  room_name: string;
  /** Game played */
  game_type: string;
  /** In seat order */
  players: Player[];
  /** Whose turn it is */
  first_turn: number;
  /** Number of the turn: 1 */
  turn_number: number;
  /** When the server moves for him, ISO 8601 UTC */
  deadline: string;
  /** When, ISO 8601 UTC */
  started_at: string;
  /** Hex of SHA-256 of the secret from which the chance of the game follows */
  commitment: string;
  /** Of the players who gave one, in seat order */
  client_seeds: ClientSeed[];
  /** Place in the channel of the room */
  seq: number;
  /** Generation of the channel */
  epoch: string;
  /** True where this form leaves something out */
  masked?: boolean;
}

/** Sits down in a waiting room, named by its id or its name. */
export interface JoinRoom {
  /** Names the command */
  type: "join_room";
  /** Comes back in the answer; the same one has one effect within 10 minutes */
  request_id?: string;
  /** Room the command is for */
  room_id?: string;
  /** Name of the room; 1–64 characters once white space is joined, no control characters */
  room_name?: string;
  /** Has to be the user of the token, if given */
  user_id?: number;
  /** Ignored: the name of the token counts */
  username?: string;
  /** Picture of the user, kept with the player where he sits down */
  avatar_id?: number;
}

/** Gives the seat up; in a running game that forfeits it. */
export interface LeaveRoom {
  /** Names the command */
  type: "leave_room";
  /** Comes back in the answer; the same one has one effect within 10 minutes */
  request_id?: string;
  /** Room the command is for */
  room_id: string;
  /** Has to be the user of the token, if given */
  user_id?: number;
  /** Ignored: the name of the token counts */
  username?: string;
  /** Picture of the user, kept with the player where he sits down */
  avatar_id?: number;
}

/** Stops watching. */
export interface LeaveSpectate {
  /** Names the command */
  type: "leave_spectate";
  /** Comes back in the answer; the same one has one effect within 10 minutes */
  request_id?: string;
  /** Room the command is for */
  room_id: string;
  /** Has to be the user of the token, if given */
  user_id?: number;
  /** Ignored: the name of the token counts */
  username?: string;
  /** Picture of the user, kept with the player where he sits down */
  avatar_id?: number;
}

/** A player bid. */
export interface LiarsDiceBid {
  /** Names the event */
  type: "liars_dice.bid";
  /** Room the message is about */
  room_id: string;
  /** Number of the bid or call in the game */
  n: number;
  /** Number of the round */
  round: number;
  /** Who */
  player_id: number;
  /** Name */
  player_username: string;
  /** How many dice there are at least */
  quantity: number;
  /** Face they show; ones are not wild */
  face: number;
  /** Whether the server bid because his time was over */
  auto: boolean;
  /** Place in the channel of the room */
  seq: number;
  /** Generation of the channel */
  epoch: string;
  /** True where this form leaves something out */
  masked?: boolean;
}

/** Bids that at least so many of all dice show a face, more than the last bid said; only in one’s turn. */
export interface LiarsDiceBidCommand {
  /** Names the command */
  type: "liars_dice.bid";
  /** Comes back in the answer; the same one has one effect within 10 minutes */
  request_id?: string;
  /** Room the command is for */
  room_id: string;
  /** How many dice, at most those on the table */
  quantity: number;
  /** Face they show; ones are not wild */
  face: number;
  /** Has to be the user of the token, if given */
  user_id?: number;
  /** Ignored: the name of the token counts */
  username?: string;
  /** Picture of the user, kept with the player where he sits down */
  avatar_id?: number;
}

/** Calls the last bid a lie; only in one’s turn. */
export interface LiarsDiceCallCommand {
  /** Names the command */
  type: "liars_dice.call";
  /** Comes back in the answer; the same one has one effect within 10 minutes */
  request_id?: string;
  /** Room the command is for */
  room_id: string;
  /** Has to be the user of the token, if given */
  user_id?: number;
  /** Ignored: the name of the token counts */
  username?: string;
  /** Picture of the user, kept with the player where he sits down */
  avatar_id?: number;
}

/** A player doubted the last bid: all hands are revealed, one of the two has lost a die. */
export interface LiarsDiceCalled {
  /** Names the event */
  type: "liars_dice.called";
  /** Room the message is about */
  room_id: string;
  /** Number of the bid or call in the game */
  n: number;
  /** Number of the round */
  round: number;
  /** Who doubted */
  caller_id: number;
  /** Whose bid */
  bidder_id: number;
  /** How many dice the bid said there are at least */
  quantity: number;
  /** Face of the bid */
  face: number;
  /** How many dice show the face */
  count: number;
  /** Who lost a die: the caller where the bid holds, else the bidder */
  loser_id: number;
  /** How many dice the loser still has; none: he is out */
  dice_left: number;
  /** All hands of the round, in seat order, those who left not among them */
  hands: LiarsDiceCalledHand[];
  /** Whether the server called because his time was over */
  auto: boolean;
  /** Place in the channel of the room */
  seq: number;
  /** Generation of the channel */
  epoch: string;
  /** True where this form leaves something out */
  masked?: boolean;
}

/** The dice of one player */
export interface LiarsDiceCalledHand {
  /** Whose */
  user_id: number;
  /** What they show, in the order of their places */
  dice: number[];
}

/** A round begins: everybody with dice has rolled them under his cup. */
export interface LiarsDiceRolled {
  /** Names the event */
  type: "liars_dice.rolled";
  /** Room the message is about */
  room_id: string;
  /** Number of the round */
  round: number;
  /** Who has how many dice, in seat order */
  cups: LiarsDiceRolledCup[];
  /** The reader’s own dice; only in his form */
  own?: number[];
  /** Place in the channel of the room */
  seq: number;
  /** Generation of the channel */
  epoch: string;
  /** True where this form leaves something out */
  masked?: boolean;
}

/** A cup with hidden dice */
export interface LiarsDiceRolledCup {
  /** Whose */
  user_id: number;
  /** How many dice */
  dice: number;
}

/** What Liar’s Dice adds to the room of room_state. */
export interface LiarsDiceRoom {
  /** Number of the round, 0 before the first */
  round: number;
  /** Who has how many hidden dice, in seat order */
  cups: LiarsDiceRoomCup[];
  /** Bids of the round, oldest first */
  bids: LiarsDiceRoomBid[];
  /** Finished rounds, oldest first */
  calls: LiarsDiceRoomCall[];
  /** The reader’s own dice; only in his form */
  own?: number[];
}

/** A bid */
export interface LiarsDiceRoomBid {
  /** Number of the bid or call in the game */
  n: number;
  /** Number of the round */
  round: number;
  /** Who */
  player_id: number;
  /** Name */
  player_username: string;
  /** How many dice there are at least */
  quantity: number;
  /** Face they show; ones are not wild */
  face: number;
  /** Whether the server bid because his time was over */
  auto: boolean;
}

/** The end of a round */
export interface LiarsDiceRoomCall {
  /** Number of the bid or call in the game */
  n: number;
  /** Number of the round */
  round: number;
  /** Who doubted */
  caller_id: number;
  /** Whose bid */
  bidder_id: number;
  /** How many dice the bid said there are at least */
  quantity: number;
  /** Face of the bid */
  face: number;
  /** How many dice show the face */
  count: number;
  /** Who lost a die: the caller where the bid holds, else the bidder */
  loser_id: number;
  /** How many dice the loser still has; none: he is out */
  dice_left: number;
  /** All hands of the round, in seat order, those who left not among them */
  hands: LiarsDiceRoomHand[];
  /** Whether the server called because his time was over */
  auto: boolean;
}

/** A cup with hidden dice */
export interface LiarsDiceRoomCup {
  /** Whose */
  user_id: number;
  /** How many dice */
  dice: number;
}

/** The dice of one player */
export interface LiarsDiceRoomHand {
  /** Whose */
  user_id: number;
  /** What they show, in the order of their places */
  dice: number[];
}

/** Asks for the open rooms; answered by a list. */
export interface ListRooms extends Omit<Common, 'type'> {
  /** The type of the command. */
  type: "list_rooms";
  /** Only rooms of this kind. */
  game_type?: string | null;
  /** Only rooms in this state. */
  status?: "waiting" | "in_progress" | "finished" | "abandoned" | null;
}

/** Asks for a pong. */
export interface Ping extends Omit<Common, 'type'> {
  /** The type of the command. */
  type: "ping";
  /** Any number of the client's, echoed in the pong. */
  ts?: number;
}

/** A player as everybody sees him */
export interface Player {
  /** Who */
  user_id: number;
  /** Name */
  username: string;
  /** Picture, null for none */
  avatar_id: number | null;
  /** Points so far */
  score: number;
  /** Whether he wants the game to begin */
  is_ready: boolean;
  /** When he sat down, ISO 8601 UTC */
  joined_at: string;
  /** Whether he is there */
  is_online: boolean;
  /** Until when his seat is kept while he is not there, else null, ISO 8601 UTC */
  seat_until: string | null;
  /** Whether he left after the game had begun */
  has_left: boolean;
}

/** A player is not there; his seat is kept for a while. */
export interface PlayerDisconnected {
  /** Names the event */
  type: "player_disconnected";
  /** Room the message is about */
  room_id: string;
  /** Who */
  user_id: number;
  /** Name */
  username: string;
  /** Until when the seat is kept, ISO 8601 UTC */
  seat_until: string;
  /** Place in the channel of the room */
  seq: number;
  /** Generation of the channel */
  epoch: string;
  /** True where this form leaves something out */
  masked?: boolean;
}

/** A player has gone for good. */
export interface PlayerLeft {
  /** Names the event */
  type: "player_left";
  /** Room the message is about */
  room_id: string;
  /** Who */
  user_id: number;
  /** Name */
  username: string;
  /** left, timeout or why he was removed */
  reason: string;
  /** Host of the room from now on */
  host_id: number;
  /** Name of the host */
  host_username: string;
  /** When, ISO 8601 UTC */
  at: string;
  /** Place in the channel of the room */
  seq: number;
  /** Generation of the channel */
  epoch: string;
  /** True where this form leaves something out */
  masked?: boolean;
}

/** A player said whether the game may begin for him. */
export interface PlayerReady {
  /** Names the event */
  type: "player_ready";
  /** Room the message is about */
  room_id: string;
  /** Who */
  user_id: number;
  /** Name */
  username: string;
  /** Whether it may */
  ready: boolean;
  /** What he adds to the chance of the game, null for nothing */
  seed: string | null;
  /** Place in the channel of the room */
  seq: number;
  /** Generation of the channel */
  epoch: string;
  /** True where this form leaves something out */
  masked?: boolean;
}

/** A player who was not there is back. */
export interface PlayerRejoined {
  /** Names the event */
  type: "player_rejoined";
  /** Room the message is about */
  room_id: string;
  /** Who */
  user_id: number;
  /** Name */
  username: string;
  /** Place in the channel of the room */
  seq: number;
  /** Generation of the channel */
  epoch: string;
  /** True where this form leaves something out */
  masked?: boolean;
}

/** Says that the game may begin for the sender, or not yet. */
export interface Ready {
  /** Names the command */
  type: "ready";
  /** Comes back in the answer; the same one has one effect within 10 minutes */
  request_id?: string;
  /** Room the command is for */
  room_id: string;
  /** False takes it back; true if absent */
  ready?: boolean;
  /** Goes into the chance of the game */
  seed?: string;
  /** Has to be the user of the token, if given */
  user_id?: number;
  /** Ignored: the name of the token counts */
  username?: string;
  /** Picture of the user, kept with the player where he sits down */
  avatar_id?: number;
}

/** Gives a new token before the old one expires; answered by auth_ok. */
export interface Refresh extends Omit<Common, 'type'> {
  /** The type of the command. */
  type: "refresh";
  /** The new token, of the same user. */
  token: string;
}

/** Says that a player is back. */
export interface RejoinRoom {
  /** Names the command */
  type: "rejoin_room";
  /** Comes back in the answer; the same one has one effect within 10 minutes */
  request_id?: string;
  /** Room the command is for */
  room_id: string;
  /** Has to be the user of the token, if given */
  user_id?: number;
  /** Ignored: the name of the token counts */
  username?: string;
  /** Picture of the user, kept with the player where he sits down */
  avatar_id?: number;
}

/** Goes on where the client stopped reading; answered by resumed, once a channel. */
export interface Resume extends Omit<Common, 'type'> {
  /** The type of the command. */
  type: "resume";
  /** The points up to which the client has read. */
  channels: ({
    /** The name of the channel, for example room:ID. */
    channel: string;
    /** The epoch of that message, null if the client has none. */
    epoch?: string | null;
    /** The number of that message, 0 or null if the client has none. */
    seq?: number | null;
  })[];
}

/** The last message of a room. */
export interface RoomClosed {
  /** Names the event */
  type: "room_closed";
  /** Room the message is about */
  room_id: string;
  /** Why */
  reason: "ended" | "abandoned" | "replaced";
  /** Place in the channel of the room */
  seq: number;
  /** Generation of the channel */
  epoch: string;
  /** True where this form leaves something out */
  masked?: boolean;
}

/** Told to the creator only: the room is there. */
export interface RoomCreated {
  /** Names the event */
  type: "room_created";
  /** Room the message is about */
  room_id: string;
  /** Name as shown */
  room_name: string;
  /** Game to be played */
  game_type: string;
  /** Who opened it */
  host_id: number;
  /** Name of the host */
  host_username: string;
  /** When, ISO 8601 UTC */
  created_at: string;
}

/** A player sat down. */
export interface RoomJoined {
  /** Names the event */
  type: "room_joined";
  /** Room the message is about */
  room_id: string;
  /** Name as shown */
  room_name: string;
  /** Who */
  player: Player;
  /** Host of the room from now on */
  host_id: number;
  /** Name of the host */
  host_username: string;
  /** Place in the channel of the room */
  seq: number;
  /** Generation of the channel */
  epoch: string;
  /** True where this form leaves something out */
  masked?: boolean;
}

/** The whole room: sent on joining, rejoining, watching and where a gap could not be filled. */
export interface RoomState {
  /** Names the event */
  type: "room_state";
  /** Room the message is about */
  room_id: string;
  /** The room */
  room: GameRoom;
  /** Place in the channel of the room */
  seq: number;
  /** Generation of the channel */
  epoch: string;
  /** True where this form leaves something out */
  masked?: boolean;
}

/** Watches a room by name. */
export interface Spectate {
  /** Names the command */
  type: "spectate";
  /** Comes back in the answer; the same one has one effect within 10 minutes */
  request_id?: string;
  /** Room the command is for */
  room_id: string;
  /** Has to be the user of the token, if given */
  user_id?: number;
  /** Ignored: the name of the token counts */
  username?: string;
  /** Picture of the user, kept with the player where he sits down */
  avatar_id?: number;
}

/** Somebody watches by name. */
export interface SpectatorJoined {
  /** Names the event */
  type: "spectator_joined";
  /** Room the message is about */
  room_id: string;
  /** Who */
  user_id: number;
  /** Name */
  username: string;
  /** Place in the channel of the room */
  seq: number;
  /** Generation of the channel */
  epoch: string;
  /** True where this form leaves something out */
  masked?: boolean;
}

/** Somebody watches no more. */
export interface SpectatorLeft {
  /** Names the event */
  type: "spectator_left";
  /** Room the message is about */
  room_id: string;
  /** Who */
  user_id: number;
  /** Name */
  username: string;
  /** Place in the channel of the room */
  seq: number;
  /** Generation of the channel */
  epoch: string;
  /** True where this form leaves something out */
  masked?: boolean;
}

/** Attaches the socket to a channel; answered by subscribed and the image. */
export interface Subscribe extends Omit<Common, 'type'> {
  /** The type of the command. */
  type: "subscribe";
  /** The name of the channel, for example room:ID. */
  channel: string;
}

/** It is somebody’s turn. */
export interface TurnChanged {
  /** Names the event */
  type: "turn_changed";
  /** Room the message is about */
  room_id: string;
  /** Whose */
  current_turn: number;
  /** Counts the turns of the game from 1 */
  turn_number: number;
  /** When the server moves for him, ISO 8601 UTC */
  deadline: string;
  /** Place in the channel of the room */
  seq: number;
  /** Generation of the channel */
  epoch: string;
  /** True where this form leaves something out */
  masked?: boolean;
}

/** Detaches the socket from a channel. */
export interface Unsubscribe extends Omit<Common, 'type'> {
  /** The type of the command. */
  type: "unsubscribe";
  /** The name of the channel, for example room:ID. */
  channel: string;
}

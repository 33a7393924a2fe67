/** Every number the SDK waits for or counts to. Milliseconds unless the name says otherwise. */

/** Waits between tries, before jitter. After the last one the client stays offline until asked. */
export const BACKOFF_MS = [1_000, 2_000, 4_000, 8_000, 16_000] as const;
/** A wait is the scheduled one, give or take this share. */
export const BACKOFF_JITTER = 0.2;
/** After close 1001 a client comes back within this time, spread evenly. */
export const MOVED_WITHIN_MS = 1_000;
/** A handshake that takes longer counts as failed. */
export const CONNECT_TIMEOUT_MS = 10_000;
export const PING_EVERY_MS = 25_000;
export const PONG_TIMEOUT_MS = 10_000;
/** A pong that takes so long means a slow line. */
export const SLOW_AFTER_MS = 1_000;
/** A slow line is measured this often, so that the word goes away when it is true no more. */
export const SLOW_PING_EVERY_MS = 5_000;
/** The shorter patience after a hint that the line may be dead. */
export const PROBE_TIMEOUT_MS = 4_000;
/** A `resume` that is not through after this time is tried on a new socket. */
export const RESUME_TIMEOUT_MS = 15_000;
/** An image that was asked for and did not come is asked for again after this time. */
export const IMAGE_TIMEOUT_MS = 5_000;
/** Questions for images and missed messages that are remembered at once. */
export const ASKS = 64;
/** Resumes of one channel in a row that bring nothing before its image is asked for instead. */
export const RESUMES_WITHOUT_PROGRESS = 3;
/** Channels in one `resume`. */
export const RESUME_CHANNELS = 64;
/** Commands kept while there is no connection, the unanswered ones included. */
export const OUTBOX_SIZE = 32;
/** Wait after a refusal that means not now and names no time. */
export const RETRY_AFTER_MS = 1_000;
/** Without an answer for this long, the line is probed and the command repeated. */
export const REPEAT_AFTER_MS = 8_000;
/** Times a command is repeated on a living line before it is given up. */
export const REPEATS = 10;
/** The server remembers a `request_id` for ten minutes; older commands must not be repeated. */
export const COMMAND_LIFE_MS = 9 * 60_000;
/** The server keeps the seat of a lost player for this long. */
export const SEAT_KEPT_MS = 60_000;
/** Newest chat lines kept, as in the room's image. */
export const CHAT_LINES = 50;
/** Newest lines kept about who came, went and was cut off. */
export const NOTICE_LINES = 50;

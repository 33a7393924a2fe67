-- KEYS: fence, views, index, list. ARGV: topic id, claim, fresh views id, document prefix, infix,
-- now, the life in which the claim was in force (empty: any), then the updates, each:
--   room key epoch seq flags image document, number of lines, private lines, private images,
--   seats taken, seats freed, then (seq message)* (seq user bytes)* (user bytes)* (user seat)* seat*
-- flags: l listed, c closed, s superseded (a later update of the batch brings image and document),
-- each at its place, else a dash. A message starts with its time in 13 digits and is stored so.
-- Numbers that are only stored stay texts: Redis is slow at writing numbers of Lua.
-- Answers {1 in force, 0 not, 2 in another life, views id, {room user other …}, {key of a channel that is ahead …}}.
local NEWEST, MOST, MOST_BYTES, YOUNG_MILLIS = 256, 2048, 1048576, 120000
local PAST = 8 -- epochs of a channel that are remembered as over
local TIME = 13 -- digits before a message: its time
local LISTED, CLOSED, SUPERSEDED = string.byte('lcs', 1, 3)
local PIECE = 256 -- fields written at once
local prefix, infix, now = ARGV[4], ARGV[5], tonumber(ARGV[6])
local conflicts, ahead = {}, {}

local function layout(i)
  local room, key, epoch, head, flags, image, document, said, private, images, taken, freed =
    unpack(ARGV, i, i + 11)
  local listed, closed, superseded = string.byte(flags, 1, 3)
  local privates = i + 12 + 2 * tonumber(said)
  images, taken, freed = 2 * tonumber(images), 2 * tonumber(taken), tonumber(freed)
  local from = privates + 3 * tonumber(private)
  return { room = room, key = key, epoch = epoch, head = head, seq = tonumber(head),
    listed = listed == LISTED, closed = closed == CLOSED, superseded = superseded == SUPERSEDED,
    image = image, document = document, lines = i + 12, privates = privates, images = from,
    taken = from + images, freed = from + images + taken, stop = from + images + taken + freed }
end

local function load(key)
  local v = redis.call('HMGET', key, 'epoch', 'head', 'low', 'bytes', 'at', 'users', 'seats', 'past',
    'listed')
  return { epoch = v[1], head = tonumber(v[2]), low = tonumber(v[3]), bytes = tonumber(v[4]),
    at = v[5], users = v[6] or '', seats = v[7] or '', past = v[8] or '', listed = v[9] }
end

local function newest_past(c)
  local kept = { c.epoch }
  words(c.past, function(epoch)
    if #kept < PAST then
      kept[#kept + 1] = epoch
    end
  end)
  return table.concat(kept, ' ')
end

-- A new epoch replaces the channel whole. Without messages it is the same room that goes on under
-- another epoch: who sits there stays.
local function start(u, c)
  local past, seated = '', ''
  if c.epoch then
    past = newest_past(c)
    if u.lines == u.privates then
      seated = c.seats
      redis.call('HSET', u.key, 'seats', '')
    end
    wipe(u.key, infix)
  end
  redis.call('ZADD', KEYS[3], 0, u.key)
  redis.call('HSET', u.key, 'epoch', u.epoch, 'room', u.room, 'low', '1', 'past', past,
    'seats', seated)
  return { epoch = u.epoch, head = 0, low = 1, bytes = 0, at = '', users = '', seats = seated }
end

-- Whether a message the store should have by its number is not the one it has: times of a room
-- never decrease, and a message keeps its time however often it is projected.
local function differs(u, c, i)
  local at = string.sub(ARGV[i + 1], 1, TIME)
  if c.at ~= '' and at > c.at then
    return true
  end
  local stored = tonumber(ARGV[i]) >= c.low and redis.call('HGET', u.key, 'm' .. ARGV[i])
  return stored and string.sub(stored, 1, TIME) ~= at
end

local function diverges(u, c)
  for i = u.lines, u.privates - 1, 2 do
    if tonumber(ARGV[i]) > c.head then
      return false
    end
    if differs(u, c, i) then
      return true
    end
  end
  return u.lines == u.privates and u.seq < c.head
end

local function news(u, c)
  ahead[u.key] = diverges(u, c) or nil
  if ahead[u.key] then
    return false
  end
  return u.seq > c.head or (u.seq == c.head and u.lines == u.privates)
end

-- The store lacks messages before this update: what it has of older ones is no window any more.
local function mend(u, c)
  local first = u.lines < u.privates and tonumber(ARGV[u.lines]) or u.seq + 1
  if first <= c.head + 1 then
    return
  end
  for seq = c.low, c.head do
    redis.call('HDEL', u.key, 'm' .. seq)
  end
  words(c.users, function(user) redis.call('DEL', u.key .. infix .. user) end)
  c.low, c.bytes, c.users = first, 0, ''
end

local function put_line(c, i, fields)
  fields[#fields + 1] = 'm' .. ARGV[i]
  fields[#fields + 1] = ARGV[i + 1]
  c.bytes = c.bytes + #ARGV[i + 1] - TIME
  c.at = string.sub(ARGV[i + 1], 1, TIME)
end

local function append(u, c, fields)
  for i = u.lines, u.privates - 1, 2 do
    if tonumber(ARGV[i]) > c.head then
      put_line(c, i, fields)
      if #fields >= PIECE then
        redis.call('HSET', u.key, unpack(fields))
        for n = #fields, 1, -1 do
          fields[n] = nil
        end
      end
    end
  end
end

local function append_private(u, c)
  for i = u.privates, u.images - 1, 3 do
    if tonumber(ARGV[i]) > c.head then
      redis.call('HSET', u.key .. infix .. ARGV[i + 1], 'm' .. ARGV[i], ARGV[i + 2])
      c.bytes = c.bytes + #ARGV[i + 2]
      c.users = with(c.users, ARGV[i + 1])
    end
  end
end

local function put_images(u, c, fields)
  fields[#fields + 1] = 'image'
  fields[#fields + 1] = u.image
  fields[#fields + 1] = 'image_seq'
  fields[#fields + 1] = u.head
  if c.users ~= '' then
    words(c.users, function(user) redis.call('HDEL', u.key .. infix .. user, 'image') end)
  end
  for i = u.images, u.taken - 1, 2 do
    redis.call('HSET', u.key .. infix .. ARGV[i], 'image', ARGV[i + 1])
    c.users = with(c.users, ARGV[i])
  end
end

-- Forgets the private forms of a message, and users of whom nothing private is left.
local function forget(u, c, seq)
  words(c.users, function(user)
    local key = u.key .. infix .. user
    c.bytes = c.bytes - redis.call('HSTRLEN', key, 'm' .. seq)
    redis.call('HDEL', key, 'm' .. seq)
    if redis.call('EXISTS', key) == 0 then
      c.users = without(c.users, user)
    end
  end)
end

local function outlived(c, oldest)
  local count = c.head - c.low + 1
  if count > MOST or c.bytes > MOST_BYTES then
    return count > 1
  end
  return count > NEWEST and tonumber(string.sub(oldest, 1, TIME)) <= now - YOUNG_MILLIS
end

-- Each message is dropped once; a visit that drops none reads one.
local function trim(u, c)
  while c.head - c.low >= NEWEST or c.bytes > MOST_BYTES do
    local oldest = redis.call('HGET', u.key, 'm' .. c.low)
    if oldest and not outlived(c, oldest) then
      return
    end
    if oldest then
      c.bytes = c.bytes - (#oldest - TIME)
      redis.call('HDEL', u.key, 'm' .. c.low)
    end
    forget(u, c, c.low)
    c.low = c.low + 1
  end
end

local function take_seat(u, c, user, seat)
  local held = redis.call('GET', seat)
  if held and held ~= u.room then
    for _, value in ipairs({ u.room, user, held }) do
      conflicts[#conflicts + 1] = value
    end
    return
  end
  redis.call('SET', seat, u.room)
  c.seats = with(c.seats, seat)
end

local function seats(u, c)
  for i = u.freed, u.stop - 1 do
    free_seat(ARGV[i], u.room)
    c.seats = without(c.seats, ARGV[i])
  end
  for i = u.taken, u.freed - 1, 2 do
    take_seat(u, c, ARGV[i], ARGV[i + 1])
  end
end

local function list(u, c)
  local listed = u.listed and '1' or '0'
  if c.listed ~= listed or u.lines == u.privates then
    redis.call(u.listed and 'SADD' or 'SREM', KEYS[4], u.room)
    redis.call('HSET', u.key, 'listed', listed)
  end
end

local function close(u, c)
  redis.call('DEL', prefix .. u.room)
  redis.call('SREM', KEYS[4], u.room)
  words(c.seats, function(seat) free_seat(seat, u.room) end)
  redis.call('HSET', u.key, 'seats', '', 'listed', '0')
  redis.call('PEXPIRE', u.key, CLOSED_MILLIS)
  words(c.users, function(user) redis.call('PEXPIRE', u.key .. infix .. user, CLOSED_MILLIS) end)
  redis.call('ZADD', KEYS[3], now + CLOSED_MILLIS, u.key)
end

local function write(u, c)
  local fields, low, users, seated = {}, c.low, c.users, c.seats
  mend(u, c)
  if u.lines == u.privates and u.seq > c.head then
    c.at = '' -- unknown
  end
  append(u, c, fields)
  append_private(u, c)
  if not u.superseded then
    put_images(u, c, fields)
  end
  c.head = u.seq
  local bytes = c.bytes
  redis.call('HSET', u.key, 'head', u.head, 'bytes', string.format('%d', bytes), 'at', c.at,
    unpack(fields))
  trim(u, c)
  seats(u, c)
  if c.low ~= low or c.bytes ~= bytes or c.users ~= users or c.seats ~= seated then
    redis.call('HSET', u.key, 'low', c.low, 'bytes', c.bytes, 'users', c.users, 'seats', c.seats)
  end
  if u.closed then
    close(u, c)
    return
  end
  if not u.superseded then
    redis.call('SET', prefix .. u.room, u.document)
  end
  list(u, c)
end

local function apply(u)
  local c = load(u.key)
  if c.epoch == u.epoch then
    if news(u, c) then
      write(u, c)
    end
  elseif not has(c.past, u.epoch) then
    write(u, start(u, c))
  end
end

local views = life(KEYS[2], ARGV[3])
if ARGV[7] ~= '' and ARGV[7] ~= views then
  return { 2, views, {}, {} }
end
if not admits(KEYS[1], ARGV[1], ARGV[2]) then
  return { 0, views, {}, {} }
end
redis.call('ZREMRANGEBYSCORE', KEYS[3], 1, now)
local i = 8
while ARGV[i] do
  local u = layout(i)
  apply(u)
  i = u.stop
end
local keys = {}
for key in pairs(ahead) do
  keys[#keys + 1] = key
end
return { 1, views, conflicts, keys }

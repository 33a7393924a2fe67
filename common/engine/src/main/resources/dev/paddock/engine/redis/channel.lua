-- What several scripts share; put before each of them. Scripts know no clock: times are arguments.
local CLOSED_MILLIS = 600000 -- how long a channel can be read after its end

-- Words of a list that is kept as text, for example the users with private forms.
local function words(text, visit)
  for word in string.gmatch(text or '', '%S+') do
    visit(word)
  end
end

local function has(text, word)
  return string.find(' ' .. (text or '') .. ' ', ' ' .. word .. ' ', 1, true) ~= nil
end

local function with(text, word)
  if has(text, word) then
    return text
  end
  return (text or '') .. ' ' .. word
end

local function without(text, word)
  local kept = {}
  words(text, function(other)
    if other ~= word then
      kept[#kept + 1] = other
    end
  end)
  return table.concat(kept, ' ')
end

-- The id of the store's present life.
local function life(key, fresh)
  redis.call('SET', key, fresh, 'NX')
  return redis.call('GET', key)
end

local function fence(key)
  local topic, claim, mark = string.match(redis.call('GET', key) or '', '^(%S+) (%S+) ?(%S*)$')
  return topic, tonumber(claim), mark
end

local function set_fence(key, topic, claim, mark)
  redis.call('SET', key, topic .. ' ' .. claim .. (mark and mark ~= '' and (' ' .. mark) or ''))
end

-- Lets a writer in and says false to an older one; an emptied store takes whoever comes.
local function admits(key, topic, claim)
  local held_topic, held, mark = fence(key)
  if held_topic and (held_topic ~= topic or held > tonumber(claim)) then
    return false
  end
  if held ~= tonumber(claim) then
    set_fence(key, topic, claim, mark)
  end
  return true
end

local function free_seat(seat, room)
  if redis.call('GET', seat) == room then
    redis.call('DEL', seat)
  end
end

-- Deletes a channel with its private forms and frees the seats its room still holds.
local function wipe(key, infix)
  local held = redis.call('HMGET', key, 'room', 'users', 'seats')
  words(held[2], function(user) redis.call('DEL', key .. infix .. user) end)
  words(held[3], function(seat) free_seat(seat, held[1]) end)
  redis.call('DEL', key)
  return held[1]
end

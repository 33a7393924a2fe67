-- KEYS: seat. ARGV: room, seconds. Answers the room the user sits in now.
local held = redis.call('GET', KEYS[1])
if held then
  return held
end
redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[2])
return ARGV[1]

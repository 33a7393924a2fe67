-- KEYS: sockets and presence of users, in turn. ARGV: now, milliseconds, and for each user gateway,
-- socket, opened at, most.
-- Notes the sockets; forgets the oldest above the limit and returns them, a list a user. Those of
-- silent gateways go.
local answers = {}
for i = 1, #KEYS, 2 do
  local sockets, presence = KEYS[i], KEYS[i + 1]
  local at = 2 * i + 1
  local gateway, socket, opened, most = ARGV[at], ARGV[at + 1], ARGV[at + 2], ARGV[at + 3]
  redis.call('ZREMRANGEBYSCORE', presence, '-inf', ARGV[1])
  redis.call('ZADD', presence, ARGV[1] + ARGV[2], gateway)
  redis.call('PEXPIRE', presence, ARGV[2])
  redis.call('ZADD', sockets, 'NX', opened, gateway .. ' ' .. socket)
  redis.call('PEXPIRE', sockets, ARGV[2])
  local living = {}
  for _, member in ipairs(redis.call('ZRANGE', sockets, 0, -1)) do
    if redis.call('ZSCORE', presence, string.match(member, '^%S+')) then
      table.insert(living, member)
    else
      redis.call('ZREM', sockets, member)
    end
  end
  local above = {}
  for k = 1, #living - most do
    redis.call('ZREM', sockets, living[k])
    table.insert(above, living[k])
  end
  table.insert(answers, above)
end
return answers

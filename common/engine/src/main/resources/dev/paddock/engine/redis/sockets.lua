-- KEYS: sockets and presence of a user. ARGV: gateway, socket, opened at, most, now, milliseconds.
-- Notes a socket; forgets and returns the oldest above the limit. Those of silent gateways go.
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', ARGV[5])
redis.call('ZADD', KEYS[2], ARGV[5] + ARGV[6], ARGV[1])
redis.call('PEXPIRE', KEYS[2], ARGV[6])
redis.call('ZADD', KEYS[1], 'NX', ARGV[3], ARGV[1] .. ' ' .. ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[6])
local living = {}
for _, member in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
  if redis.call('ZSCORE', KEYS[2], string.match(member, '^%S+')) then
    table.insert(living, member)
  else
    redis.call('ZREM', KEYS[1], member)
  end
end
local above = {}
for i = 1, #living - ARGV[4] do
  redis.call('ZREM', KEYS[1], living[i])
  table.insert(above, living[i])
end
return above

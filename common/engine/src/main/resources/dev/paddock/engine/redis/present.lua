-- KEYS: presence and sockets of users, in turn. ARGV: gateway, now, milliseconds. Gateways that fell
-- silent go.
for i = 1, #KEYS, 2 do
  redis.call('ZREMRANGEBYSCORE', KEYS[i], '-inf', ARGV[2])
  redis.call('ZADD', KEYS[i], ARGV[2] + ARGV[3], ARGV[1])
  redis.call('PEXPIRE', KEYS[i], ARGV[3])
  redis.call('PEXPIRE', KEYS[i + 1], ARGV[3])
end
return #KEYS / 2

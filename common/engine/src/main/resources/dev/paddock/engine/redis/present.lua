-- KEYS: presence of users. ARGV: gateway, now, milliseconds. Gateways that fell silent go.
for _, key in ipairs(KEYS) do
  redis.call('ZREMRANGEBYSCORE', key, '-inf', ARGV[2])
  redis.call('ZADD', key, ARGV[2] + ARGV[3], ARGV[1])
  redis.call('PEXPIRE', key, ARGV[3])
end
return #KEYS

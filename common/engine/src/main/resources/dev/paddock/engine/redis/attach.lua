-- KEYS: gateways, attached users of this gateway. ARGV: gateway, milliseconds, (channel, users)*.
-- Replaces what this gateway said before.
redis.call('DEL', KEYS[2])
for n = 3, #ARGV, 2 do
  redis.call('HSET', KEYS[2], ARGV[n], ARGV[n + 1])
end
if #ARGV > 2 then
  redis.call('PEXPIRE', KEYS[2], ARGV[2])
  redis.call('SADD', KEYS[1], ARGV[1])
else
  redis.call('SREM', KEYS[1], ARGV[1])
end
return 1
